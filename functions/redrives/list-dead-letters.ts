import type { DeadLetterList } from '../../shared/contracts/dead-letters.ts';
import { listDeadLetters as operation } from '../../shared/contracts/operations/dead-letters.ts';
import type { Letter } from '../../shared/events/letter-queue.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { Lane, RedrivesDeps } from './deps.ts';
import { letterView } from './letter-view.ts';

/** Long enough to gather fifty; whoever was shown none meanwhile looks again. */
const HIDDEN_SECONDS = 10;

/** Every queue of dead letters, with some of what is in it. Letters that are shown are let go at once. Refusals: none. */
export function listDeadLetters({ lanes }: Pick<RedrivesDeps, 'lanes'>) {
  return route(operation, async ({ query: { limit } }) =>
    answer(200, { queues: await Promise.all(lanes.map((lane) => lookInto(lane, limit))) }),
  );
}

async function lookInto({ name, letters }: Lane, limit: number): Promise<DeadLetterList['queues'][number]> {
  const depth = await letters.depth();
  const found: Letter[] = [];
  try {
    // An empty queue is not waited for.
    while (depth > 0 && found.length < limit) {
      const some = await letters.take(HIDDEN_SECONDS, limit - found.length);
      if (some.length === 0) break;
      found.push(...some);
    }
  } finally {
    await letters.release(found);
  }
  // What is slow to gather may come twice.
  const once = [...new Map(found.map((letter) => [letter.messageId, letter])).values()];
  const shown = once.sort((a, b) => a.sentAtMs - b.sentAtMs).map((letter) => letterView(name, letter));
  return { queue: name, letters: depth, oldestAt: shown[0]?.at ?? null, shown };
}
