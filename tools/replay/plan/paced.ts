import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../report/progress.ts';

/** Who is told of the steps of planning, and who may stop it. */
export interface Pace {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Planning is one long calculation; without a pause now and then neither a bar nor Ctrl-C would get a turn. */
const STEPS_BETWEEN_PAUSES = 200;

/** The same items, with pauses between. @throws the signal's reason once it fires. */
export async function* paced<T>(items: Iterable<T>, { progress, signal }: Pace): AsyncGenerator<T> {
  let steps = 0;
  for (const item of items) {
    yield item;
    progress.advance(1);
    steps += 1;
    if (steps % STEPS_BETWEEN_PAUSES !== 0) continue;
    await setImmediate();
    signal.throwIfAborted();
  }
}
