import type { EpochSeconds } from '../calendar.ts';
import type { ActiveLot } from './account.ts';
import { type Entry, isCause } from './entry.ts';
import type {
  AppliedReward,
  Authorization,
  Capture,
  CouponClaim,
  CouponUse,
  GrantCause,
  IssuedCoupon,
  RedemptionReturn,
  Release,
} from './redemption.ts';
import type { Use } from './uses.ts';

export interface CouponState {
  readonly code: string;
  /** Good before this moment; `null`: for ever. */
  readonly expiresAt: EpochSeconds | null;
  readonly usedAt: EpochSeconds | null;
  readonly usedBy: { readonly orderId?: string; readonly reference?: string } | null;
  /** Voided by a person, or because the redemption was canceled. */
  readonly voidedAt: EpochSeconds | null;
  readonly claimedAt: EpochSeconds | null;
}

/** One redemption as it stands: the fold of its own entries, whoever's account they are on. */
export interface RedemptionState {
  readonly redemptionId: string;
  readonly rewardId: string;
  /** Whose points they are. */
  readonly memberId: string;
  /** Who has the coupon; another member once a gift was claimed. */
  readonly holderId: string;
  /** The version whose reward it is. */
  readonly programVersion: number;
  readonly authorizedAt: EpochSeconds;
  /** `null` where the points were captured at once. */
  readonly lapsesAt: EpochSeconds | null;
  /** Why it was given for nothing; `null`: it was redeemed, for points. */
  readonly granted: GrantCause | null;
  readonly authorized: number;
  /** Ever captured, whatever came back of it. */
  readonly captured: number;
  /** Given back without having been captured. What lapses is not counted: that is no entry of the redemption. */
  readonly released: number;
  /** Captured and not returned. */
  readonly spent: number;
  /** What was captured, in the order in which it was taken. The first `spent` points of them are those still spent. */
  readonly lots: readonly ActiveLot[];
  /** The order that it was captured with, or that its coupon was used on. */
  readonly orderId: string | null;
  readonly applied: AppliedReward | null;
  readonly coupon: CouponState | null;
  readonly fulfilledAt: EpochSeconds | null;
  /** Nothing of it stays spent: it was canceled, or its order went back. */
  readonly isCanceled: boolean;
  /** What was held and not captured was given up: nothing more can be captured. */
  readonly isReleased: boolean;
  /** What its capture counted towards the limits of its reward. */
  readonly uses: readonly Use[];
  readonly stockShard: number | null;
  /** The authorization first. */
  readonly entries: readonly Entry[];
}

export type RedemptionStatus = 'authorized' | 'lapsed' | 'captured' | 'fulfilled' | 'released' | 'canceled';

/** A redemption as it was authorized, before any change. */
export function openedRedemption(entry: Entry<Authorization>): RedemptionState {
  const { cause, memberId, programVersion, recordedAt, hold, uses = [] } = entry;
  const { redemptionId, rewardId, points, granted = null, applied = null, coupon, stockShard = null } = cause;
  const captured = cause.captured ? points : 0;
  return {
    redemptionId,
    rewardId,
    memberId,
    holderId: memberId,
    programVersion,
    authorizedAt: recordedAt,
    lapsesAt: hold?.lapsesAt ?? null,
    granted,
    authorized: points,
    captured,
    released: 0,
    spent: captured,
    lots: cause.captured ? lotsTakenBy(entry) : [],
    orderId: null,
    applied,
    coupon: coupon ? issued(coupon) : null,
    fulfilledAt: null,
    isCanceled: false,
    isReleased: false,
    uses,
    stockShard,
    entries: [entry],
  };
}

/**
 * The redemption after one of its changes.
 *
 * @throws Error when the entry is not one of a redemption: the caller read another partition.
 */
export function afterRedemptionChange(state: RedemptionState, entry: Entry): RedemptionState {
  return { ...changed(state, entry), entries: [...state.entries, entry] };
}

function changed(state: RedemptionState, entry: Entry): RedemptionState {
  if (isCause(entry, 'capture')) return afterCapture(state, entry);
  if (isCause(entry, 'release')) return afterRelease(state, entry);
  if (isCause(entry, 'redemption_return')) return afterReturn(state, entry);
  if (isCause(entry, 'coupon_use')) return afterUse(state, entry);
  if (isCause(entry, 'coupon_void')) return withCoupon(state, { voidedAt: entry.recordedAt });
  if (isCause(entry, 'coupon_claim')) return afterClaim(state, entry);
  if (isCause(entry, 'fulfillment')) return { ...state, fulfilledAt: entry.recordedAt };
  throw new Error(`redemption ${state.redemptionId} has an entry of kind ${entry.cause.kind}`);
}

function afterCapture(state: RedemptionState, entry: Entry<Capture>): RedemptionState {
  const { points, orderId, coupon, stockShard } = entry.cause;
  return {
    ...state,
    captured: state.captured + points,
    spent: state.spent + points,
    lots: [...state.lots, ...lotsTakenBy(entry)],
    orderId: orderId ?? state.orderId,
    coupon: coupon ? issued(coupon) : state.coupon,
    uses: [...state.uses, ...(entry.uses ?? [])],
    stockShard: stockShard ?? state.stockShard,
  };
}

function afterRelease(state: RedemptionState, { cause }: Entry<Release>): RedemptionState {
  return { ...state, released: state.released + cause.points, isReleased: true };
}

function afterReturn(state: RedemptionState, entry: Entry<RedemptionReturn>): RedemptionState {
  const { spentAfter, released = 0 } = entry.cause;
  const returned = { ...state, spent: spentAfter, released: state.released + released };
  if (spentAfter > 0) return returned;
  const { coupon } = state;
  const isOpen = coupon !== null && coupon.usedAt === null && coupon.voidedAt === null;
  return { ...(isOpen ? withCoupon(returned, { voidedAt: entry.recordedAt }) : returned), isCanceled: true };
}

function afterUse(state: RedemptionState, { cause, recordedAt }: Entry<CouponUse>): RedemptionState {
  const { orderId, reference } = cause;
  const usedBy = {
    ...(orderId === undefined ? {} : { orderId }),
    ...(reference === undefined ? {} : { reference }),
  };
  const used = withCoupon(state, { usedAt: recordedAt, usedBy });
  return { ...used, orderId: orderId ?? state.orderId };
}

function afterClaim(state: RedemptionState, { memberId, recordedAt }: Entry<CouponClaim>): RedemptionState {
  return { ...withCoupon(state, { claimedAt: recordedAt }), holderId: memberId };
}

function withCoupon(state: RedemptionState, change: Partial<CouponState>): RedemptionState {
  if (state.coupon === null) throw new Error(`redemption ${state.redemptionId} has no coupon to change`);
  return { ...state, coupon: { ...state.coupon, ...change } };
}

const issued = ({ code, expiresAt }: IssuedCoupon): CouponState => ({
  code,
  expiresAt,
  usedAt: null,
  usedBy: null,
  voidedAt: null,
  claimedAt: null,
});

/** What a capture took, in its order: off the hold, or off what was active where nothing was held. */
function lotsTakenBy({ postings }: Entry): readonly ActiveLot[] {
  return postings.flatMap((posting) =>
    (posting.account === 'held' || posting.account === 'active') && posting.points < 0
      ? [{ expiresAt: posting.expiresAt, points: -posting.points }]
      : [],
  );
}

/**
 * Whether anything was captured. No reward costs less than a point, and no part has less; what was given for nothing is
 * captured from the start.
 */
export const isCaptured = ({ captured, granted }: Pick<RedemptionState, 'captured' | 'granted'>): boolean =>
  captured > 0 || granted !== null;

/** What was authorized and is neither captured nor released. Whether it is still held, the account tells. */
export function uncaptured({ authorized, captured, released, isReleased }: RedemptionState): number {
  return isReleased ? 0 : authorized - captured - released;
}

/**
 * Evaluated and never stored: a hold lapses by itself. One that was captured in part is `captured`, whatever becomes of
 * the rest.
 */
export function redemptionStatus(state: RedemptionState, now: EpochSeconds): RedemptionStatus {
  if (state.isCanceled) return 'canceled';
  if (state.fulfilledAt !== null) return 'fulfilled';
  if (isCaptured(state)) return 'captured';
  if (state.isReleased) return 'released';
  return state.lapsesAt !== null && state.lapsesAt <= now ? 'lapsed' : 'authorized';
}
