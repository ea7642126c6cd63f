import type { Caller } from '../../shared/contracts/access.ts';
import type { CouponChange } from '../../shared/contracts/coupons.ts';
import { isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import {
  type ChangeFacts,
  changeIdOf,
  changeRedemption,
  type DecidedChange,
} from '../../shared/redeeming/change-redemption.ts';
import type { CouponsDeps } from './deps.ts';
import { guessedCoupon } from './guessed-coupon.ts';

/** A request that changes the coupon of a code. */
interface CouponChangeRequest {
  readonly headers: { readonly 'idempotency-key': string };
  readonly body: { readonly code: string; readonly shopper?: string | undefined };
  readonly caller: Caller | null;
  readonly now: EpochSeconds;
}

interface CouponMove {
  /** Its word and its content, which tell one request from another under the same key. */
  readonly says: readonly [move: string, ...content: unknown[]];
  bookedOn(state: RedemptionState): string;
  decide(facts: ChangeFacts): Promise<DecidedChange | Refusal>;
}

/** Carries a change of a coupon out and answers it, now or as it was answered first. */
export async function answerCouponChange(
  deps: CouponsDeps,
  { headers, body, caller, now }: CouponChangeRequest,
  { says, bookedOn, decide }: CouponMove,
) {
  const request = {
    changeId: changeIdOf(headers['idempotency-key']),
    requestHash: requestHash(...says),
    load: () => guessedCoupon(deps, body, caller, now),
    bookedOn,
    doing: `${says[0]} of a coupon`,
  };
  const changed = await changeRedemption(deps, request, now, decide);
  if (isRefusal(changed)) return changed;
  const view = couponView(changed.state, changed.entry);
  return changed.isReplay ? replayed(view) : answer(201, view);
}

/** @param state folded up to the entry, so that the answer is the same whenever it is given */
export function couponView(state: RedemptionState, entry: Entry): CouponChange {
  const { coupon, rewardId, redemptionId, holderId } = state;
  if (coupon === null) throw new Error(`redemption ${redemptionId} has no coupon`);
  const { usedBy } = coupon;
  return {
    code: coupon.code,
    rewardId,
    memberId: holderId,
    expiresAt: isoTimeOrNull(coupon.expiresAt),
    usedAt: isoTimeOrNull(coupon.usedAt),
    usedBy: usedBy && { orderId: usedBy.orderId ?? null, reference: usedBy.reference ?? null },
    voidedAt: isoTimeOrNull(coupon.voidedAt),
    claimedAt: isoTimeOrNull(coupon.claimedAt),
    redemptionId,
    sequence: entry.sequence,
  };
}
