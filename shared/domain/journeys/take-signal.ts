import type { EpochSeconds } from '../calendar.ts';
import type { JourneyRules } from '../program/journey-rules.ts';
import { type Journey, type Mark, newJourney, REMEMBERED_MARKS } from './journey.ts';
import { addOrder, dropOrder } from './journey-orders.ts';
import type { Signal } from './signal.ts';
import { judgeStage } from './stage-at.ts';
import { noteStage, noteStages } from './stage-history.ts';

/**
 * Takes all signals of the next entry of a member's ledger.
 *
 * @throws Error for another member's signals, and for an entry that is not the next: a gap is filled from the ledger first, and
 * one that was taken is not taken again
 */
export function takeEntry(journey: Journey, signals: readonly Signal[], rules: JourneyRules): Journey {
  if (signals.length === 0) throw new Error('An entry without signals; give it one of type other.');
  return signals.reduce((taken, signal, index) => {
    if (signal.index !== index)
      throw new Error(`Signal ${signal.index} of entry ${signal.sequence} came where ${index} is next.`);
    return takeSignal(taken, signal, rules);
  }, journey);
}

/**
 * One signal of the fold: what time did to the stage until then, then what the signal does. A fact counts from when it happened;
 * one that is told late changes the stage from where the history is.
 *
 * @throws Error when it is neither the first of the next entry nor a further one of the last
 */
export function takeSignal(journey: Journey, signal: Signal, rules: JourneyRules): Journey {
  assertNext(journey, signal);
  const at = Math.max(signal.occurredAt, journey.stagesUntil);
  const before = noteStages(journey, rules, at);
  const after = { ...applied(before, signal), sequence: signal.sequence, stagesUntil: at };
  const { stage, because } = judgeStage(after, rules, at);
  if (after.status === 'erased' || after.stages.at(-1)?.stage === stage) return after;
  return noteStage(after, { stage, at, because: undoingOf(signal) ?? because });
}

function assertNext({ memberId, sequence }: Journey, signal: Signal): void {
  if (signal.memberId !== memberId)
    throw new Error(`A signal of member ${signal.memberId} came to the journey of ${memberId}.`);
  const next = signal.index === 0 ? sequence + 1 : sequence;
  if (signal.sequence !== next)
    throw new Error(`Signal ${signal.index} of entry ${signal.sequence} came where entry ${next} is next.`);
}

const UNDOING: ReadonlySet<Signal['type']> = new Set([
  'order.refunded',
  'order.transferred',
  'activity.reversed',
  'referral.reversed',
]);

function undoingOf({ type }: Signal): string | null {
  return UNDOING.has(type) ? type.replace('.', '_') : null;
}

function applied(journey: Journey, signal: Signal): Journey {
  if (journey.status === 'erased') return journey;
  const { occurredAt: at } = signal;
  switch (signal.type) {
    case 'member.enrolled':
      return { ...interested(journey, 'enrollment', at), status: 'active', enrolledAt: at };
    case 'member.closed':
      return { ...journey, status: 'closed' };
    case 'member.erased':
      return erased(journey);
    case 'order.recorded':
      return addOrder(interested(journey, `order:${signal.orderId}`, at), {
        orderId: signal.orderId,
        placedAt: at,
      });
    case 'order.refunded':
      return signal.isWhole ? dropOrder(journey, signal.orderId) : journey;
    case 'order.transferred':
      return signal.isLess ? dropOrder(journey, signal.orderId) : journey;
    case 'activity.recorded':
      return interested(journey, `activity:${signal.activityId}`, at);
    case 'activity.reversed':
      return withoutActivity(journey, signal.activityId);
    case 'survey.answered':
      return answered(journey, signal);
    case 'referral.rewarded':
    case 'referral.reversed':
      return befriended(journey, signal);
    default:
      return journey;
  }
}

/** Nothing of the person stays; the asks only until they are dropped. */
const erased = ({ memberId, sequence, asks }: Journey): Journey => ({
  ...newJourney(memberId),
  sequence,
  status: 'erased',
  asks,
});

/** Marks by time; who did the same again is marked by the last. */
function marked(marks: readonly Mark[], id: string, at: EpochSeconds): readonly Mark[] {
  const others = marks.filter((mark) => mark.id !== id);
  return [...others, { id, at }].sort((a, b) => a.at - b.at).slice(-REMEMBERED_MARKS);
}

/** An order that went back showed interest all the same; an activity that is reversed never was. */
const interested = (journey: Journey, id: string, at: EpochSeconds): Journey => ({
  ...journey,
  interests: marked(journey.interests, id, at),
});

function withoutActivity(journey: Journey, activityId: string): Journey {
  return {
    ...journey,
    interests: journey.interests.filter(({ id }) => id !== `activity:${activityId}`),
    nps: journey.nps.filter((answer) => answer.activityId !== activityId),
  };
}

function answered(journey: Journey, signal: Extract<Signal, { type: 'survey.answered' }>): Journey {
  if (signal.kind !== 'nps') return journey;
  const { activityId, score, occurredAt: at } = signal;
  const others = journey.nps.filter((answer) => answer.activityId !== activityId);
  const nps = [...others, { activityId, score, at }].sort((a, b) => a.at - b.at);
  return { ...journey, nps: nps.slice(-REMEMBERED_MARKS) };
}

function befriended(
  journey: Journey,
  signal: Extract<Signal, { type: 'referral.rewarded' | 'referral.reversed' }>,
): Journey {
  if (signal.side !== 'advocate') return journey;
  const friends =
    signal.type === 'referral.rewarded'
      ? marked(journey.friends, signal.friendId, signal.occurredAt)
      : journey.friends.filter(({ id }) => id !== signal.friendId);
  return { ...journey, friends };
}
