import type { EpochSeconds } from '../calendar.ts';

/** What a reward took off a cart, in minor units of its currency. */
export interface AppliedReward {
  readonly currency: string;
  /** What each line of the cart is cheaper by, by line id; lines without a discount are left out. */
  readonly lines: Readonly<Record<string, number>>;
  readonly shipping: number;
}

export interface IssuedCoupon {
  readonly code: string;
  /** Good before this moment; `null`: for ever. */
  readonly expiresAt: EpochSeconds | null;
}

/**
 * Why a reward is given for nothing. `friendId`: whose coming was rewarded, on whichever side. `action`: the number of the
 * trigger's action within its ask.
 */
export type GrantCause =
  | { readonly by: 'referral'; readonly friendId: string }
  /** `sequence`: of the award, because a round may be given again after it was taken back. */
  | { readonly by: 'challenge'; readonly challengeId: string; readonly sequence: number }
  | {
      readonly by: 'trigger';
      readonly triggerId: string;
      readonly askId: string;
      readonly action: number;
    };

/** Opens a redemption: points are held, or with `captured` spent at once. */
export interface Authorization {
  readonly kind: 'authorization';
  readonly redemptionId: string;
  readonly rewardId: string;
  /** 0 where it was granted, and nowhere else. */
  readonly points: number;
  readonly captured?: true;
  /** Given for nothing by the program: captured at once, and opened without the member's asking. */
  readonly granted?: GrantCause;
  /** Where it was authorized with a cart. */
  readonly applied?: AppliedReward;
  /** Of a reward with coupons, once captured. */
  readonly coupon?: IssuedCoupon;
  /** The shard of the stock that the unit was taken from, where the reward has a stock. */
  readonly stockShard?: number;
}

/** Spends points of a redemption; `late`: its hold had lapsed, and the points were still there. */
export interface Capture {
  readonly kind: 'capture';
  readonly redemptionId: string;
  /** So that what a capture tells the world says what was redeemed. */
  readonly rewardId: string;
  /** The caller's `Idempotency-Key`, or the order that it came with. */
  readonly changeId: string;
  readonly points: number;
  readonly orderId?: string;
  readonly late?: true;
  readonly coupon?: IssuedCoupon;
  readonly stockShard?: number;
}

/** Gives back what is still held, nothing where the hold had lapsed; nothing can be captured afterwards. */
export interface Release {
  readonly kind: 'release';
  readonly redemptionId: string;
  readonly changeId: string;
  readonly points: number;
}

/**
 * Points that were captured go back to the lots they came from, each with its own expiry: by an order's refund, or
 * because the redemption was canceled.
 */
export interface RedemptionReturn {
  readonly kind: 'redemption_return';
  readonly redemptionId: string;
  readonly changeId: string;
  readonly points: number;
  /** Of the points that were captured, what stays spent after this. */
  readonly spentAfter: number;
  readonly orderId?: string;
  readonly refundId?: string;
  readonly reason?: string;
  /** Points that were still held and went back with it. */
  readonly released?: number;
}

/** A coupon was used: with an order, or at a till under a reference of the shop's. No points move. */
export interface CouponUse {
  readonly kind: 'coupon_use';
  readonly redemptionId: string;
  readonly changeId: string;
  readonly orderId?: string;
  readonly reference?: string;
}

/** A coupon that nobody can use any more; the points stay spent. */
export interface CouponVoid {
  readonly kind: 'coupon_void';
  readonly redemptionId: string;
  readonly changeId: string;
  readonly reason: string;
  /** Who decided it: the person as the caller named them, and the key that the call came with. */
  readonly actor: string;
  readonly keyId: string;
}

/** A gift code was claimed; the entry stands on the account of the member who has it now. */
export interface CouponClaim {
  readonly kind: 'coupon_claim';
  readonly redemptionId: string;
  readonly changeId: string;
  readonly fromMemberId: string;
}

/** People have done what the reward promises. */
export interface Fulfillment {
  readonly kind: 'fulfillment';
  readonly redemptionId: string;
  readonly changeId: string;
  readonly reference?: string;
  readonly actor: string;
  readonly keyId: string;
}

export type RedemptionCause =
  | Authorization
  | Capture
  | Release
  | RedemptionReturn
  | CouponUse
  | CouponVoid
  | CouponClaim
  | Fulfillment;

/**
 * What a redemption gave to an order, kept with the order, so that its refunds give back alike (law 7).
 * `weights`: minor units that the points paid for, by line id; empty where they belong to no line.
 */
export interface SpentOnOrder {
  readonly redemptionId: string;
  readonly points: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly returns: 'in_proportion' | 'whole' | 'never';
}
