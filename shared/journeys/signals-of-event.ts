import type { EventDetail, EventType } from '../contracts/events.ts';
import { parseTime } from '../contracts/time.ts';
import type { Signal } from '../domain/journeys/signal.ts';
import { SURVEY_SCALES, type SurveyKind } from '../domain/program/survey.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';

/** What all signals of a member have, taken off: what only this one says. */
type Said = Signal extends infer S
  ? S extends Signal
    ? Omit<S, 'memberId' | 'sequence' | 'index' | 'occurredAt'>
    : never
  : never;

interface Timed {
  readonly said: Said;
  /** Where it is another than the event's. */
  readonly occurredAt?: number;
}

/** An activity of this type is the answer to a survey, with `survey`, `kind` and `score` among its attributes. */
export const SURVEY_ANSWERED = 'survey_answered';

/** What is told beside the first event of an entry, and says nothing that the first one does not. */
export const BESIDE: ReadonlySet<EventType> = new Set(['points.settled', 'tier.changed']);

/**
 * The signals of an entry, from its first event: what happened, and behind it the tier where the entry changed it. Empty for what
 * is no entry, or is told beside one.
 *
 * @param tiers ids, the lowest first: only the program knows which of two is higher
 */
export function signalsOfEvent(event: OutgoingEvent, tiers: readonly string[]): readonly Signal[] {
  const { type, detail } = event;
  if (!('sequence' in detail) || BESIDE.has(type)) return [];
  const { memberId, sequence, tierChange } = detail;
  const first: Timed = timedOf(event) ?? { said: { type: 'other' } };
  const all = tierChange === null ? [first] : [first, tierSignal(detail, tiers)];
  return all.map(({ said, occurredAt = parseTime(detail.occurredAt) }, index): Signal => {
    return { ...said, memberId, sequence, index, occurredAt };
  });
}

/** A tier counts from when the books knew of it: an order that is told late does not give a tier in the past. */
function tierSignal(
  { tierChange, recordedAt }: Extract<EventDetail, { tierChange: unknown }>,
  tiers: readonly string[],
): Timed {
  const { from, to } = tierChange ?? { from: null, to: null };
  const [before, after] = [placeOf(from, tiers), placeOf(to, tiers)];
  const said: Said = { type: 'tier.changed', from, to };
  const occurredAt = parseTime(recordedAt);
  if (before === null || after === null || before === after) return { said, occurredAt };
  return { said: { ...said, direction: after > before ? 'up' : 'down' }, occurredAt };
}

/** No tier is below all; of one that the program does not have any more nothing is known. */
function placeOf(tier: string | null, tiers: readonly string[]): number | null {
  if (tier === null) return -1;
  const place = tiers.indexOf(tier);
  return place < 0 ? null : place;
}

type Teller<T extends EventType> = (data: EventDetail<T>['data']) => Timed | null;

/** By type of event; what is not here is an entry that nothing asks for. */
const TELLERS: { readonly [T in EventType]?: Teller<T> } = {
  'member.enrolled': () => ({ said: { type: 'member.enrolled' } }),
  'member.closed': () => ({ said: { type: 'member.closed' } }),
  'member.erased': () => ({ said: { type: 'member.erased' } }),
  'order.recorded': ({ orderId, currency, netAmount, channel, isReferred }) => ({
    said: { type: 'order.recorded', orderId, spent: { [currency]: netAmount }, channel, isReferred },
  }),
  'order.refunded': ({ orderId, refundId, isWhole }) => ({
    said: { type: 'order.refunded', orderId, refundId, isWhole },
  }),
  'order.claimed': claimed,
  'order.transferred': ({ orderId, isLess }) => ({ said: { type: 'order.transferred', orderId, isLess } }),
  'order.delivered': ({ orderId, deliveredAt }) => ({
    said: { type: 'order.delivered', orderId },
    occurredAt: parseTime(deliveredAt),
  }),
  'activity.recorded': acted,
  'activity.reversed': ({ activityId }) => ({ said: { type: 'activity.reversed', activityId } }),
  'redemption.captured': ({ redemptionId, rewardId }) => ({
    said: { type: 'redemption.captured', redemptionId, rewardId },
  }),
  'referral.signed_up': () => ({ said: { type: 'referral.signed_up' } }),
  /** Who got nothing, because of a cap, was not rewarded. */
  'referral.rewarded': ({ side, friendId, withheld }) =>
    withheld === null ? { said: { type: 'referral.rewarded', side, friendId } } : null,
  'challenge.achieved': ({ challengeId, round, orderId }) => ({
    said: { type: 'challenge.achieved', challengeId, round, orderId },
  }),
  'challenge.reversed': ({ challengeId, round, orderId, refundId }) => ({
    said: { type: 'challenge.reversed', challengeId, round, orderId, refundId },
  }),
  'referral.reversed': ({ side, friendId }) => ({ said: { type: 'referral.reversed', side, friendId } }),
};

function timedOf<T extends EventType>({ type, detail }: { type: T; detail: EventDetail }): Timed | null {
  const teller = TELLERS[type] as Teller<T> | undefined;
  return teller?.(detail.data as EventDetail<T>['data']) ?? null;
}

/** Only what is an order more: not one that was the member's own before. By which channel another's came nobody tells. */
function claimed(data: EventDetail<'order.claimed'>['data']): Timed | null {
  const { orderId, placedAt, currency, netAmount, isReferred, isMore } = data;
  if (!isMore) return null;
  const spent = currency === null ? {} : { [currency]: netAmount };
  const said: Said = { type: 'order.recorded', orderId, spent, channel: '', isReferred };
  return { said, occurredAt: parseTime(placedAt) };
}

function acted({ activityId, type, attributes }: EventDetail<'activity.recorded'>['data']): Timed {
  const answer = type === SURVEY_ANSWERED ? answerOf(attributes) : null;
  if (answer !== null) return { said: { type: 'survey.answered', activityId, ...answer } };
  return { said: { type: 'activity.recorded', activityId, activity: type, attributes } };
}

/** Null where the attributes are none of an answer: then it is an activity like any other. */
function answerOf({ survey, kind, score }: Readonly<Record<string, unknown>>) {
  if (typeof survey !== 'string' || typeof score !== 'number' || !isSurveyKind(kind)) return null;
  return { surveyId: survey, kind, score };
}

const isSurveyKind = (kind: unknown): kind is SurveyKind =>
  typeof kind === 'string' && Object.hasOwn(SURVEY_SCALES, kind);
