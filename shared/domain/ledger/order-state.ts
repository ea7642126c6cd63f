import type { LocalMonth } from '../calendar.ts';
import { NOTHING_RETURNED, type Order, orderNet, type Returned } from '../order.ts';
import { type Accrual, type Claim, type Delivery, type Entry, isCause, type Refund } from './entry.ts';
import type { EarnedLot } from './posting.ts';
import type { SpentOnOrder } from './redemption.ts';

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
  /** What redemptions gave to the order. */
  readonly spent: readonly SpentOnOrder[];
  readonly refunds: readonly Entry<Refund>[];
  /** What the order adds to tier progress as it stands, and where: 1 or 0 orders, and minor units of its currency. */
  readonly progress: { readonly month: LocalMonth; readonly orders: number; readonly amount: number };
  readonly accrual: Entry<Accrual>;
  readonly claim: Entry<Claim> | null;
  readonly delivery: Entry<Delivery> | null;
}

/**
 * An order as it was recorded, before any change.
 *
 * @throws Error when the entry has no progress: every accrual has some, so the books are damaged.
 */
export function recordedOrder(accrual: Entry<Accrual>): OrderState {
  const { order, lot, earned, redemptions = [] } = accrual.cause;
  const month = accrual.qualifying?.month;
  if (month === undefined) throw new Error(`the accrual of order ${order.orderId} has no month of progress`);
  return {
    order,
    memberId: accrual.memberId,
    programVersion: accrual.programVersion,
    lot,
    kept: earned,
    returned: NOTHING_RETURNED,
    spent: redemptions,
    refunds: [],
    progress: { month, orders: 1, amount: orderNet(order) },
    accrual,
    claim: null,
    delivery: null,
  };
}

/** The order after one of its changes: a refund, a claim or its delivery. The transfer beside a claim says nothing new of it. */
export function afterChange(state: OrderState, entry: Entry): OrderState {
  if (isCause(entry, 'refund')) return afterRefund(state, entry);
  if (isCause(entry, 'delivery')) return { ...state, lot: entry.cause.lot, delivery: entry };
  return isCause(entry, 'claim') ? afterClaim(state, entry) : state;
}

function afterRefund(state: OrderState, refund: Entry<Refund>): OrderState {
  const progress = {
    month: state.progress.month,
    orders: state.progress.orders + (refund.qualifying?.orders ?? 0),
    amount: state.progress.amount + (refund.qualifying?.amount ?? 0),
  };
  const { keptAfter: kept, returned } = refund.cause;
  return { ...state, kept, returned, progress, refunds: [...state.refunds, refund] };
}

function afterClaim(state: OrderState, claim: Entry<Claim>): OrderState {
  const { memberId, programVersion, cause } = claim;
  return { ...state, memberId, programVersion, lot: cause.lot, kept: cause.earned, claim };
}
