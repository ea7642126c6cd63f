import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from './fault.ts';

/**
 * One member's writes are serialized by the account's version. Under a hundred at once most attempts lose, so a writer
 * tries for this long, well within the 30 s an HTTP API waits, and then says so, having written nothing.
 */
const GIVE_UP_AFTER_MS = 15_000;
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 250;

/** `null` asks for another attempt. */
export type Attempt<T> = (attempt: number) => Promise<T | null>;

/**
 * Repeats load → decide → commit until it is committed, with full jitter between attempts, so that writers of one
 * account drift apart instead of colliding again.
 *
 * @throws Fault BUSY when the time is over.
 */
export async function untilCommitted<T>(attempt: Attempt<T>, doing: string): Promise<T> {
  const start = performance.now();
  for (let tries = 1; ; tries += 1) {
    const result = await attempt(tries);
    if (result !== null) return result;
    if (performance.now() - start > GIVE_UP_AFTER_MS) {
      throw new Fault(
        'BUSY',
        `${doing} lost ${tries} attempts to other writers within ${GIVE_UP_AFTER_MS} ms`,
      );
    }
    await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries, 6)));
  }
}
