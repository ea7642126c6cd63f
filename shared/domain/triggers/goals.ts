import type { Journey } from '../journeys/journey.ts';
import type { Trigger } from '../program/trigger.ts';
import type { Ask, MadeAsk } from './ask.ts';
import { causeIdOf, happenedAt, isEvent, type Occurrence, subjectOf, undoneBy } from './occurrence.ts';

/** A second success is remembered for when the first is taken back; a fourth is not. */
const REMEMBERED_SUCCESSES = 3;

/**
 * What an occurrence reaches: it ends asks that wait for it, and is the success of asks that were made before it, within the
 * days of their goal. By when it happened, so that an order from before the ask is no success of it, however late it is told.
 */
export function reachGoals(journey: Journey, occurrence: Occurrence, triggers: readonly Trigger[]): Journey {
  if (journey.asks.length === 0 && journey.made.length === 0) return journey;
  const reached = new Set(
    triggers
      .filter(({ goal }) => goal !== undefined && isReached(goal, occurrence, journey))
      .map(({ id }) => id),
  );
  if (reached.size === 0) return journey;
  const at = happenedAt(occurrence);
  const by = subjectOf(occurrence) ?? causeIdOf(occurrence);
  return {
    ...journey,
    asks: journey.asks.map((ask) =>
      reached.has(ask.triggerId) && ask.firedAt <= at ? ended(ask, 'GOAL_REACHED') : ask,
    ),
    made: journey.made.map((made) => (reached.has(made.triggerId) ? withSuccess(made, by, at) : made)),
  };
}

/** A guest whose order is credited to a member has become one, or was: under another account, which tells nothing here. */
function isReached(
  { event, where }: NonNullable<Trigger['goal']>,
  occurrence: Occurrence,
  journey: Journey,
): boolean {
  if (isEvent(occurrence, event, where, journey)) return true;
  const isCredited = occurrence.kind === 'signal' && occurrence.signal.type === 'order.transferred';
  return isCredited && event === 'member.enrolled' && where === undefined && journey.status === 'guest';
}

function withSuccess(made: MadeAsk, by: string, at: number): MadeAsk {
  const isSuccess = made.goalUntil !== null && made.at <= at && at < made.goalUntil;
  if (!isSuccess || made.reached.some((success) => success.by === by)) return made;
  const reached = [...made.reached, { by, at }].sort((a, b) => a.at - b.at);
  return { ...made, reached: reached.slice(0, REMEMBERED_SUCCESSES) };
}

/** What an occurrence takes back: asks about it are overtaken, and successes by it never were. */
export function undo(journey: Journey, occurrence: Occurrence): Journey {
  const undone = undoneBy(occurrence);
  if (undone === null) return journey;
  return {
    ...journey,
    asks: journey.asks.map((ask) => (ask.subject === undone ? ended(ask, 'OVERTAKEN') : ask)),
    made: journey.made.map((made) => withoutSuccess(made, undone)),
  };
}

const withoutSuccess = (made: MadeAsk, undone: string): MadeAsk =>
  made.reached.some(({ by }) => by === undone)
    ? { ...made, reached: made.reached.filter(({ by }) => by !== undone) }
    : made;

const ended = (ask: Ask, end: NonNullable<Ask['ended']>): Ask =>
  ask.ended === undefined ? { ...ask, ended: end } : ask;
