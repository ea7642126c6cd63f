import { NOTHING_RETURNED, type Order, orderNet, type Returned } from '../order.ts';
import type { Accrual, Claim, EarnedLot, Entry, Refund } from './entry.ts';

/** One order as it stands: the fold of its own entries, whoever's account they are on. */
export interface OrderState {
  readonly order: Order;
  /** Whose points the order's refunds take back. */
  readonly memberId: string;
  /** The version its points were, or would have been, earned under. */
  readonly programVersion: number;
  readonly lot: EarnedLot;
  readonly kept: number;
  readonly returned: Returned;
  readonly refunds: number;
  /** What the order adds to tier progress as it stands: 1 or 0 orders, and minor units of its currency. */
  readonly progress: { readonly orders: number; readonly amount: number };
  readonly accrual: Entry<Accrual>;
  readonly claim: Entry<Claim> | null;
}

export function recordedOrder(accrual: Entry<Accrual>): OrderState {
  const { order, lot, earned } = accrual.cause;
  return {
    order,
    memberId: accrual.memberId,
    programVersion: accrual.programVersion,
    lot,
    kept: earned,
    returned: NOTHING_RETURNED,
    refunds: 0,
    progress: { orders: 1, amount: orderNet(order) },
    accrual,
    claim: null,
  };
}

export function afterRefund(state: OrderState, refund: Entry<Refund>): OrderState {
  const { keptAfter, returned } = refund.cause;
  const progress = {
    orders: state.progress.orders + (refund.qualifying?.orders ?? 0),
    amount: state.progress.amount + (refund.qualifying?.amount ?? 0),
  };
  return { ...state, kept: keptAfter, returned, progress, refunds: state.refunds + 1 };
}

export function afterClaim(state: OrderState, claim: Entry<Claim>): OrderState {
  const { memberId, programVersion, cause } = claim;
  return { ...state, memberId, programVersion, lot: cause.lot, kept: cause.earned, claim };
}

/**
 * The order's state from its entries. Entries before and after a claim are on different accounts and share no
 * numbering, but all before it are on the account it was claimed from, and all after it on the claimer's.
 */
export function orderStateOf(
  accrual: Entry<Accrual>,
  refunds: readonly Entry<Refund>[],
  claim: Entry<Claim> | null,
): OrderState {
  const ordered = [...refunds].sort((a, b) => a.sequence - b.sequence);
  if (claim === null) return ordered.reduce(afterRefund, recordedOrder(accrual));
  const isAfterClaim = (refund: Entry<Refund>) =>
    refund.memberId === claim.memberId && refund.sequence > claim.sequence;
  const unclaimed = ordered
    .filter((refund) => !isAfterClaim(refund))
    .reduce(afterRefund, recordedOrder(accrual));
  return ordered.filter(isAfterClaim).reduce(afterRefund, afterClaim(unclaimed, claim));
}
