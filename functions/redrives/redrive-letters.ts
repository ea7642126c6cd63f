import { MOST_REDRIVEN, type RedriveResult } from '../../shared/contracts/dead-letters.ts';
import { redriveDeadLetters as operation } from '../../shared/contracts/operations/dead-letters.ts';
import type { Letter } from '../../shared/events/letter-queue.ts';
import { actorOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { Lane, RedrivesDeps } from './deps.ts';
import { noteRedrive } from './note-redrive.ts';

/** Longer than a call may take, so that no letter is in two calls at once. */
const HIDDEN_SECONDS = 120;
/** Of the 29 seconds that a function of the API has. */
const WORKING_MS = 20_000;

/**
 * Tries again what a function gave up: all of its queue, or chosen letters. Each leaves the queue only after it was handed on;
 * so one that is interrupted in between is tried twice, which all that take them bear. Refusals: none; what cannot be handed on
 * stays, with the cause in the answer. Writes a line of audit.
 */
export function redriveLetters(deps: RedrivesDeps) {
  return route(operation, async ({ path: { queue }, body, caller, now }) => {
    const { messageIds, reason } = body;
    const actor = actorOf(caller, body.actor);
    const lane = deps.lanes.find(({ name }) => name === queue);
    if (lane === undefined) throw new Error(`the function was deployed without the queue ${queue}`);
    const result = await redrive(lane, messageIds ?? null, deps.clockMs);
    await noteRedrive(deps, { caller, actor, reason: reason ?? null, at: now }, result);
    return answer(200, result);
  });
}

async function redrive(
  { name, letters, carryBack }: Lane,
  chosen: readonly string[] | null,
  clockMs: () => number,
): Promise<RedriveResult> {
  const until = clockMs() + WORKING_MS;
  const wanted = chosen === null ? null : new Set(chosen);
  const redriven: string[] = [];
  const stayed: { readonly messageId: string; readonly cause: string }[] = [];
  // Hidden until the end: each letter is looked at once.
  const held: Letter[] = [];
  const isMore = () =>
    clockMs() < until &&
    redriven.length + held.length < MOST_REDRIVEN &&
    (wanted === null || redriven.length + stayed.length < wanted.size);
  let isDry = (await letters.depth()) === 0;
  try {
    while (!isDry && isMore()) {
      const some = await letters.take(HIDDEN_SECONDS);
      isDry = some.length === 0;
      await Promise.all(some.map(tryAgain));
    }
  } finally {
    await letters.release(held);
  }
  const met = new Set([...redriven, ...stayed.map(({ messageId }) => messageId)]);
  const missing = (chosen ?? []).filter((id) => !met.has(id));
  const isDone = isDry || (wanted !== null && missing.length === 0);
  return { queue: name, redriven, stayed, missing, left: await letters.depth(), isDone };

  async function tryAgain(letter: Letter): Promise<void> {
    const { messageId } = letter;
    if (wanted !== null && !wanted.has(messageId)) {
      held.push(letter);
      return;
    }
    try {
      await carryBack(letter);
      await letters.remove(letter);
      redriven.push(messageId);
    } catch (error) {
      held.push(letter);
      stayed.push({ messageId, cause: (error as Error).message });
    }
  }
}
