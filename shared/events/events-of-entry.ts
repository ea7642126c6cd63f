import { movementsOf } from '../contracts/entry-view.ts';
import { EVENTS, type EventDetail } from '../contracts/events.ts';
import { isoExpiry, isoTime, isoTimeOrNull, spansOf } from '../contracts/time.ts';
import { isChallengeCause } from '../domain/ledger/challenge.ts';
import type {
  Accrual,
  ActivityAccrual,
  ActivityReversal,
  Cause,
  Claim,
  Delivery,
  Entry,
  Transfer,
} from '../domain/ledger/entry.ts';
import type { EarnedLot } from '../domain/ledger/posting.ts';
import { isReferralCause, type ReferralCause } from '../domain/ledger/referral.ts';
import type { Span } from '../domain/ledger/span.ts';
import { orderNet } from '../domain/order.ts';
import { challengeEvent } from './challenge-event.ts';
import type { OutgoingEvent } from './outgoing-event.ts';
import { redemptionEvent, type Told } from './redemption-event.ts';
import { referralEvents } from './referral-event.ts';

/**
 * What an entry tells the world: its own event, and one more each where it ended a referral, where time had moved points and
 * where the tier changed. Made from the entry alone, ids included, so that relaying an entry twice gives the same events.
 *
 * @throws ZodError when an event breaks its schema: the entry is a poison record, to be set aside with this as its cause.
 */
export function eventsOfEntry(entry: Entry): readonly OutgoingEvent[] {
  const movements = movementsOf(entry);
  const events: Told[] = isReferralCause(entry.cause)
    ? [...referralEvents(entry.cause, spansOf(entry))]
    : [told(entry.cause, entry)];
  if (movements.length > 0) events.push({ type: 'points.settled', data: { movements } });
  if (entry.tier) events.push({ type: 'tier.changed', data: entry.tier });
  return events.map(({ type, data }, index) => ({
    type,
    detail: EVENTS[type].parse({ ...envelope(entry, index), data }) as EventDetail,
  }));
}

function envelope(entry: Entry, index: number) {
  const id = `evt_${entry.memberId}_${entry.sequence}${index === 0 ? '' : `_${index}`}`;
  return {
    id,
    version: 1,
    memberId: entry.memberId,
    sequence: entry.sequence,
    programVersion: entry.programVersion,
    occurredAt: isoTime(entry.occurredAt),
    recordedAt: isoTime(entry.recordedAt),
    balance: entry.balance,
    tierChange: entry.tier ?? null,
  };
}

function told(cause: Exclude<Cause, ReferralCause>, entry: Entry): Told {
  const spans = spansOf(entry);
  switch (cause.kind) {
    case 'enrollment':
      return { type: 'member.enrolled', data: {} };
    case 'closure':
      return { type: 'member.closed', data: {} };
    case 'erasure':
      return { type: 'member.erased', data: {} };
    case 'accrual':
      return { type: 'order.recorded', data: recorded(cause, spans) };
    case 'refund':
      return { type: 'order.refunded', data: refunded(cause, entry) };
    case 'claim':
      return { type: 'order.claimed', data: claimed(cause, entry) };
    case 'transfer':
      return { type: 'order.transferred', data: transferred(cause, entry) };
    case 'delivery':
      return { type: 'order.delivered', data: delivered(cause, spans) };
    case 'activity':
      return { type: 'activity.recorded', data: acted(cause, spans) };
    case 'activity_reversal':
      return { type: 'activity.reversed', data: withdrawn(cause) };
    case 'adjustment':
      return { type: 'points.adjusted', data: { points: cause.points, reference: cause.reference ?? null } };
    case 'tier_assignment':
      return { type: 'tier.assigned', data: assigned(cause) };
    default:
      return isChallengeCause(cause) ? challengeEvent(cause, spans) : redemptionEvent(cause, entry.hold);
  }
}

function recorded(
  { order, earned: points, lot, withheld, redemptions = [], isReferred }: Accrual,
  spans: readonly Span[],
) {
  return {
    ...earned(order.orderId, points, lot, spans),
    currency: order.currency,
    netAmount: orderNet(order),
    channel: order.channel,
    withheld: withheld ?? null,
    redemptions: redemptions.map(({ redemptionId, points: spent }) => ({ redemptionId, points: spent })),
    isReferred: isReferred === true,
  };
}

function refunded(
  {
    orderId,
    refundId,
    reversed,
    forgiven,
    keptAfter,
    restored = 0,
    isReferred,
    refusal,
  }: Extract<Cause, { kind: 'refund' }>,
  { qualifying }: Entry,
) {
  const told = {
    orderId,
    refundId,
    reversed,
    forgiven,
    keptAfter,
    restored,
    isReferred: isReferred === true,
    isWhole: qualifying?.orders === -1,
  };
  return { ...told, refusal: refusal?.code ?? null };
}

/** What is left of an order that came from another account is told as progress, whatever it earned. */
function claimed(cause: Claim, entry: Entry) {
  const { orderId, fromMemberId, earned: points, lot, isReferred } = cause;
  const { orderedAt, currency, amount, orders } = entry.qualifying ?? {};
  return {
    ...earned(orderId, points, lot, spansOf(entry)),
    isReferred: isReferred === true,
    fromMemberId,
    placedAt: isoTime(orderedAt ?? entry.occurredAt),
    currency: currency ?? null,
    netAmount: amount ?? 0,
    isMore: orders === 1,
  };
}

const transferred = ({ orderId, toMemberId }: Transfer, { qualifying }: Entry) => ({
  orderId,
  toMemberId,
  isLess: qualifying?.orders === -1,
});

function assigned({ tier, until, pin, reference }: Extract<Cause, { kind: 'tier_assignment' }>) {
  return { tier, until: isoTimeOrNull(until), pin, reference: reference ?? null };
}

function delivered({ orderId, moved, lot, deliveredAt }: Delivery, spans: readonly Span[]) {
  return { ...earned(orderId, moved, lot, spans), deliveredAt: isoTime(deliveredAt) };
}

function acted({ activity, earned: points, lot, withheld }: ActivityAccrual, spans: readonly Span[]) {
  const { activityId, type } = activity;
  const attributes = { ...activity.attributes };
  return { activityId, type, attributes, points, ...datesOf(lot, spans), withheld: withheld ?? null };
}

const withdrawn = ({ activityId, reversed, forgiven }: ActivityReversal) => ({
  activityId,
  reversed,
  forgiven,
});

function earned(orderId: string, points: number, lot: EarnedLot, spans: readonly Span[]) {
  return { orderId, points, ...datesOf(lot, spans) };
}

/** Where points slide with activity, their end as it was with the entry. */
function datesOf({ activatesAt, expiresAt }: EarnedLot, spans: readonly Span[]) {
  return { activatesAt: isoTime(activatesAt), expiresAt: isoExpiry(expiresAt, spans) };
}
