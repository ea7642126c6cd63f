import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { RedemptionReturn } from './redemption.ts';
import { settledOf } from './redemption-account.ts';
import { giveBack, slice, total } from './redemption-postings.ts';
import { isCaptured, type RedemptionState } from './redemption-state.ts';
import { usesGivenBack } from './reward-limit.ts';
import { releaseOf } from './settle.ts';

/**
 * Puts everything back as it was before a captured redemption: its points to the lots they came from, each with its own
 * expiry, what was still held too, and its uses; the coupon is void. Idempotent by its change id, which the caller looks
 * for in the redemption's entries.
 *
 * Refusals, in this order: REDEMPTION_CANCELED, REDEMPTION_RELEASED and REDEMPTION_NOT_CAPTURED (nothing was captured),
 * REDEMPTION_OF_ORDER, COUPON_USED, REDEMPTION_FULFILLED.
 *
 * @param account the redemption's member's; points of a closed one are forfeited
 * @param program the one in force
 */
export function cancelRedemption(
  account: Account,
  state: RedemptionState,
  { changeId, reason }: { readonly changeId: string; readonly reason?: string },
  program: Program,
  now: EpochSeconds,
): Appended<RedemptionReturn> | Refusal {
  const refusal = refuseCancellation(state);
  if (refusal) return refusal;
  const terms = { changeId, spentAfter: 0, ...(reason === undefined ? {} : { reason }) };
  return returnTo(account, state, terms, program, now);
}

function refuseCancellation(state: RedemptionState): Refusal | null {
  const { redemptionId, isCanceled, isReleased, orderId, coupon, fulfilledAt } = state;
  if (isCanceled) return refuse('REDEMPTION_CANCELED', `Redemption ${redemptionId} was canceled before.`);
  if (!isCaptured(state)) {
    return isReleased
      ? refuse('REDEMPTION_RELEASED', `Redemption ${redemptionId} was released.`)
      : refuse('REDEMPTION_NOT_CAPTURED', `Nothing of redemption ${redemptionId} is captured.`);
  }
  if (orderId !== null)
    return refuse('REDEMPTION_OF_ORDER', `Redemption ${redemptionId} is on order ${orderId}.`);
  if (coupon !== null && coupon.usedAt !== null)
    return refuse('COUPON_USED', `The coupon of redemption ${redemptionId} was used.`);
  if (fulfilledAt !== null)
    return refuse('REDEMPTION_FULFILLED', `The reward of redemption ${redemptionId} was handed over.`);
  return null;
}

/**
 * Gives back what a refund of its order leaves unspent: the last points of those that were captured, in the order in
 * which they were taken, so that any split and order of partial returns adds up to one. Idempotent by its change id.
 *
 * @param account the redemption's member's; points of a closed one are forfeited
 * @param command `spentAfter` as `returnsOf` tells it
 * @param program the one in force
 * @throws Error when not less is left spent than before: there is nothing to give back, which is the caller's to see.
 */
export function returnSpent(
  account: Account,
  state: RedemptionState,
  command: {
    readonly changeId: string;
    readonly spentAfter: number;
    readonly orderId: string;
    readonly refundId: string;
  },
  program: Program,
  now: EpochSeconds,
): Appended<RedemptionReturn> {
  const { spentAfter } = command;
  if (spentAfter < 0 || spentAfter >= state.spent)
    throw new Error(
      `redemption ${state.redemptionId} cannot fall from ${state.spent} to ${spentAfter} points`,
    );
  return returnTo(account, state, command, program, now);
}

type ReturnTerms = Pick<RedemptionReturn, 'changeId' | 'spentAfter' | 'orderId' | 'refundId' | 'reason'>;

function returnTo(
  account: Account,
  state: RedemptionState,
  terms: ReturnTerms,
  program: Program,
  now: EpochSeconds,
): Appended<RedemptionReturn> {
  const settled = settledOf(account, state.memberId, now);
  const { redemptionId, spent, lots } = state;
  const { spentAfter, changeId, orderId, refundId, reason } = terms;
  const isAll = spentAfter === 0;
  const hold = isAll ? settled.account.holds.find(({ holdId }) => holdId === redemptionId) : undefined;
  const uses = isAll ? usesGivenBack(state.uses) : [];
  return append<RedemptionReturn>(settled, program, {
    cause: {
      kind: 'redemption_return',
      redemptionId,
      changeId,
      points: spent - spentAfter,
      spentAfter,
      ...(orderId === undefined ? {} : { orderId }),
      ...(refundId === undefined ? {} : { refundId }),
      ...(reason === undefined ? {} : { reason }),
      ...(hold === undefined ? {} : { released: total(hold.lots) }),
    },
    occurredAt: settled.account.settledAt,
    programVersion: state.programVersion,
    postings: [
      ...giveBack(settled.account, slice(lots, spentAfter, spent)),
      ...(hold === undefined ? [] : releaseOf(hold)),
    ],
    ...(uses.length === 0 ? {} : { uses }),
  });
}
