import type { AskDecision } from './ask-decision.ts';

/**
 * How much is decided before it is written down. Asks beyond it wait where they are, still due, and are decided on in the next
 * step: the journey says all along what is still to be done.
 */
export interface Room {
  /** Of actions and assignments: each is an item of the transaction. */
  readonly writes: number;
  /** Each is told by an event, which is kept with the journey until the next change. */
  readonly decisions: number;
}

/** For who writes nothing down. */
export const ENDLESS: Room = { writes: Number.POSITIVE_INFINITY, decisions: Number.POSITIVE_INFINITY };

/** What is left of it. A single step may have gone beyond the decisions by as many asks as ended at once. */
export function roomLeft(room: Room, decisions: readonly AskDecision[]): Room {
  const writes = decisions.reduce((sum, decision) => sum + writesOf(decision), 0);
  return { writes: room.writes - writes, decisions: room.decisions - decisions.length };
}

/** Each action is an item, and so is where chance put the member, which is drawn once for an ask. */
function writesOf(decision: AskDecision): number {
  if (decision.outcome !== 'made' && decision.outcome !== 'held_out') return 0;
  const actions = decision.outcome === 'made' ? decision.actions.length : 0;
  return actions + (decision.ask.group === undefined ? 1 : 0);
}
