import type { ClaimResult, DeliveryResult, OrderResult, RedeemedOnOrder } from '../contracts/orders.ts';
import type { ReferralOutcome } from '../contracts/referring.ts';
import type { RefundResult } from '../contracts/refunds.ts';
import { isoExpiry, isoTime, spansOf } from '../contracts/time.ts';
import type { ChallengeAward } from '../domain/ledger/challenge.ts';
import type { Accrual, Claim, Delivery, Entry, Refund } from '../domain/ledger/entry.ts';
import { type RedemptionState, redemptionStatus } from '../domain/ledger/redemption-state.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { achievedView } from '../earning/achieved-view.ts';
import { earnedFacts, earnedView } from '../earning/earned-view.ts';
import type { ParkedRefund } from '../storage/parked-refunds.ts';

/** What was committed together with an order. */
export interface BesidesOrder {
  /** That had come before the order. */
  readonly refunds: readonly Entry<Refund>[];
  /** Of challenges that it completed. */
  readonly awards: readonly Entry<ChallengeAward>[];
  /** As the order left them, before those refunds. */
  readonly redeemed: readonly RedeemedOnOrder[];
  /** What became of the code that came with the order; `null`: there was none. */
  readonly referral: ReferralOutcome | null;
}

/**
 * Answers are made from entries alone, so a replay gives the first answer however much later it comes (law 4).
 * @param program the version that the accrual names
 */
export function orderView(
  accrual: Entry<Accrual>,
  { refunds, awards, redeemed, referral }: BesidesOrder,
  program: Program,
): OrderResult {
  return {
    orderId: accrual.cause.order.orderId,
    memberId: accrual.memberId,
    sequence: accrual.sequence,
    earned: earnedView(earnedFacts(accrual), program),
    achieved: achievedView(awards, program),
    balance: (awards.at(-1) ?? refunds.at(-1) ?? accrual).balance,
    redemptions: [...redeemed],
    refunds: refunds.map(refundView),
    referral,
  };
}

/**
 * @param state as the order left it
 * @param points that it gave to the order
 */
export function redeemedView(state: RedemptionState, points: number): RedeemedOnOrder {
  const { redemptionId, rewardId, authorizedAt, entries } = state;
  const status = redemptionStatus(state, entries.at(-1)?.recordedAt ?? authorizedAt);
  return { redemptionId, rewardId, points, status };
}

/**
 * @param awards of challenges that it completed
 * @param program the version that the claim names
 */
export function claimView(
  claim: Entry<Claim>,
  awards: readonly Entry<ChallengeAward>[],
  order: Order,
  program: Program,
): ClaimResult {
  return {
    orderId: claim.cause.orderId,
    memberId: claim.memberId,
    sequence: claim.sequence,
    earned: earnedView({ ...earnedFacts(claim), order }, program),
    achieved: achievedView(awards, program),
    balance: (awards.at(-1) ?? claim).balance,
  };
}

export function refundView(refund: Entry<Refund>): RefundResult {
  const { cause } = refund;
  return {
    orderId: cause.orderId,
    refundId: cause.refundId,
    status: cause.refusal === undefined ? 'applied' : 'refused',
    keptBefore: cause.keptBefore,
    keptAfter: cause.keptAfter,
    reversed: cause.reversed,
    forgiven: cause.forgiven,
    restored: cause.restored ?? 0,
    undone: (cause.undone?.rounds ?? []).map(({ rewardId = null, ...round }) => ({ ...round, rewardId })),
    memberId: refund.memberId,
    sequence: refund.sequence,
    programVersion: refund.programVersion,
    balance: cause.undone?.balance ?? refund.balance,
    refusal: cause.refusal ?? null,
  };
}

export function deliveryView(delivery: Entry<Delivery>): DeliveryResult {
  const { orderId, deliveredAt, moved, lot } = delivery.cause;
  return {
    orderId,
    memberId: delivery.memberId,
    sequence: delivery.sequence,
    deliveredAt: isoTime(deliveredAt),
    moved,
    activatesAt: isoTime(lot.activatesAt),
    expiresAt: isoExpiry(lot.expiresAt, spansOf(delivery)),
    balance: delivery.balance,
  };
}

/** A refund whose order has not come: nothing is known of its points yet. */
export function parkedView(orderId: string, { command }: ParkedRefund): RefundResult {
  return {
    orderId,
    refundId: command.refundId,
    status: 'awaiting_order',
    keptBefore: 0,
    keptAfter: 0,
    reversed: 0,
    forgiven: 0,
    restored: 0,
    undone: [],
    memberId: null,
    sequence: null,
    programVersion: null,
    balance: null,
    refusal: null,
  };
}
