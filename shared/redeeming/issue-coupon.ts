import { randomInt } from 'node:crypto';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { IssuedCoupon } from '../domain/ledger/redemption.ts';
import type { CouponTerms } from '../domain/program/reward.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { couponCode } from '../domain/rewards/coupon-code.ts';
import type { CouponStore } from '../storage/coupon-store.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { PoolStore } from '../storage/pool-store.ts';

const DAY_SECONDS = 86_400;

/** A coupon with what has to be committed with the entry that carries it. */
export interface NewCoupon {
  readonly coupon: IssuedCoupon;
  readonly companions: readonly Companion[];
}

/** Where codes come from. */
export interface CouponSources {
  readonly coupons: Pick<CouponStore, 'issuing'>;
  readonly pools: Pick<PoolStore, 'takeFromPool'>;
}

/**
 * A code for a redemption: by chance, or the next one of a pool. It is nobody's until its companions are committed; where
 * they meet a code that is taken, the whole is tried again with another. Refusals: POOL_EMPTY.
 */
export async function issueCoupon(
  { coupons, pools }: CouponSources,
  { codes, validDays }: CouponTerms,
  redemptionId: string,
  now: EpochSeconds,
): Promise<NewCoupon | Refusal> {
  const expiresAt = validDays === undefined ? null : now + validDays * DAY_SECONDS;
  if (codes.kind === 'generated') {
    const code = couponCode(codes, (below) => randomInt(below));
    return { coupon: { code, expiresAt }, companions: [coupons.issuing(code, redemptionId)] };
  }
  const taken = await pools.takeFromPool(codes.pool);
  if (taken === null)
    return refuse('POOL_EMPTY', `The pool ${codes.pool} has no code left to hand out.`, '/rewardId');
  return { coupon: { code: taken.code, expiresAt }, companions: taken.companions(redemptionId) };
}
