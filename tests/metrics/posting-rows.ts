import type { Entry, EntryKind } from '../../shared/domain/ledger/entry.ts';
import { type Expiry, isSpanId, type Posting } from '../../shared/domain/ledger/posting.ts';
import type { LakeRow } from './lake.ts';

/** What each kind of entry tells first. */
const FIRST_EVENTS: Readonly<Record<EntryKind, string>> = {
  accrual: 'order.recorded',
  refund: 'order.refunded',
  claim: 'order.claimed',
  transfer: 'order.transferred',
  delivery: 'order.delivered',
  activity: 'activity.recorded',
  activity_reversal: 'activity.reversed',
  adjustment: 'points.adjusted',
  tier_assignment: 'tier.assigned',
  enrollment: 'member.enrolled',
  closure: 'member.closed',
  erasure: 'member.erased',
  authorization: 'redemption.authorized',
  capture: 'redemption.captured',
  release: 'redemption.released',
  redemption_return: 'redemption.returned',
  coupon_use: 'coupon.used',
  coupon_void: 'coupon.voided',
  coupon_claim: 'coupon.claimed',
  fulfillment: 'redemption.fulfilled',
  referral: 'referral.signed_up',
  referral_qualification: 'referral.qualified',
  referral_review: 'referral.reviewed',
  referral_reward: 'referral.rewarded',
  referral_reversal: 'referral.reversed',
  challenge_award: 'challenge.achieved',
  challenge_reversal: 'challenge.reversed',
};

/** The rows of `postings` that an entry is in the lake, as its table says. */
export function postingRows(entry: Entry, memberId: string = entry.memberId): readonly LakeRow[] {
  const { due, postings, settled, recordedAt } = entry;
  const command = [...postings, ...prolonged(entry)];
  const movements = [
    ...due.map((movement) => ({ ...movement, byTime: true })),
    { at: recordedAt, postings: command, byTime: false },
    ...settled.map((movement) => ({ ...movement, byTime: true })),
  ];
  let place = 0;
  return movements.flatMap(({ at, postings: moved, byTime }, movement) =>
    moved.map((posting) => ({
      event_id: `${memberId}_${entry.sequence}`,
      type: FIRST_EVENTS[entry.cause.kind],
      member_id: memberId,
      sequence: entry.sequence,
      program_version: entry.programVersion,
      occurred_at: moment(entry.occurredAt),
      recorded_at: moment(recordedAt),
      movement,
      place: place++,
      by_time: byTime,
      at: moment(at),
      account: posting.account,
      points: posting.points,
      ...lotColumns(posting, entry),
    })),
  );
}

/** An entry that moves the end of a span and none of its points tells it by a posting of none. */
function prolonged({ postings, span }: Entry): readonly Posting[] {
  if (span === undefined) return [];
  const isTold = postings.some((posting) => 'expiresAt' in posting && posting.expiresAt === span.id);
  return isTold ? [] : [{ account: 'active', points: 0, expiresAt: span.id }];
}

function lotColumns(posting: Posting, { span, hold }: Entry): LakeRow {
  if (!('expiresAt' in posting)) return {};
  const { expiresAt } = posting;
  const end = isSpanId(expiresAt) ? (span?.id === expiresAt ? span.until : null) : expiresAt;
  return {
    lot: lotName(expiresAt),
    ...(end === null ? {} : { lot_expires_at: moment(end) }),
    ...(posting.account === 'pending' ? { activates_at: moment(posting.activatesAt) } : {}),
    ...(posting.account === 'held' ? { hold: posting.holdId } : {}),
    ...(posting.account === 'held' && hold?.holdId === posting.holdId
      ? { activates_at: moment(hold.lapsesAt) }
      : {}),
  };
}

export const lotName = (expiresAt: Expiry): string => (expiresAt === null ? 'never' : String(expiresAt));

/** A moment as columns have it. */
export const moment = (epochSeconds: number): string =>
  new Date(epochSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
