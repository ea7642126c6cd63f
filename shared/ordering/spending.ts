import type { EpochSeconds } from '../domain/calendar.ts';
import type { Appended } from '../domain/ledger/append.ts';
import { captureRedemption } from '../domain/ledger/capture-redemption.ts';
import type { Capture, CouponUse, SpentOnOrder } from '../domain/ledger/redemption.ts';
import { spentOnOrder } from '../domain/ledger/spent-on-order.ts';
import { useCoupon } from '../domain/ledger/use-coupon.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { captureUnit, type StockUnit } from '../redeeming/stock-unit.ts';
import { type AskedRedemption, isCouponUse } from './asked-redemptions.ts';
import { accountIn, type Books, redemptionIn, withRedemptionChange } from './books.ts';
import type { OrderingDeps } from './ordering-deps.ts';

/** What redemptions gave to an order. */
export interface Spending {
  readonly books: Books;
  readonly spent: readonly SpentOnOrder[];
  /** What has to be committed with each, by redemption: the unit of its stock. */
  readonly units: ReadonlyMap<string, StockUnit>;
}

interface SpendingTerms {
  readonly order: Order;
  /** The account that the order is on. */
  readonly memberId: string;
  readonly requestHash: string;
}

type Deps = Pick<OrderingDeps, 'stocks'>;

/** What of a redemption's changes was made by the order. */
export const changeIdOf = (orderId: string): string => `order:${orderId}`;

/**
 * Captures redemptions with an order, or uses their coupons, in the order in which they were asked for.
 *
 * A coupon is used by whoever has its code, so it may be another account's than the order's; a redemption that is named by
 * its id must be the order's member's own. Refusals: REDEMPTION_OF_OTHER_MEMBER, those of capturing a redemption or using
 * a coupon, REWARD_OUT_OF_STOCK.
 */
export async function spendOnOrder(
  deps: Deps,
  books: Books,
  asked: readonly AskedRedemption[],
  terms: SpendingTerms,
  inForce: Program,
  now: EpochSeconds,
): Promise<Spending | Refusal> {
  let spending: Spending = { books, spent: [], units: new Map() };
  for (const redemption of asked) {
    const next = await spendOne(deps, spending, redemption, terms, inForce, now);
    if (isRefusal(next)) return atPointer(next, redemption.pointer);
    spending = next;
  }
  return spending;
}

async function spendOne(
  deps: Deps,
  { books, spent, units }: Spending,
  asked: AskedRedemption,
  terms: SpendingTerms,
  inForce: Program,
  now: EpochSeconds,
): Promise<Spending | Refusal> {
  const { state, reward } = asked;
  const refusal = refuseOther(asked, terms.memberId);
  if (refusal) return refusal;
  const change = isCouponUse(asked)
    ? useOf(books, asked, terms, inForce, now)
    : await captureOf(deps, books, asked, terms, inForce, now);
  if (isRefusal(change)) return change;
  const { entry } = change.decision;
  const points = entry.cause.kind === 'capture' ? entry.cause.points : state.spent;
  const after = withRedemptionChange(books, change.decision, terms.requestHash);
  return {
    books: after,
    spent: [...spent, spentOnOrder(redemptionIn(after, state.redemptionId), reward, terms.order, points)],
    units: new Map([...units, [state.redemptionId, change.unit]]),
  };
}

function refuseOther({ state, byCode }: AskedRedemption, memberId: string): Refusal | null {
  const { redemptionId } = state;
  const owner = state.coupon === null ? state.memberId : state.holderId;
  if (byCode || owner === memberId) return null;
  const detail = `Redemption ${redemptionId} is not the member's to whom the order belongs.`;
  return refuse('REDEMPTION_OF_OTHER_MEMBER', detail, '/redemptionId');
}

interface Change {
  readonly decision: Appended<Capture | CouponUse>;
  readonly unit: StockUnit;
}

function useOf(
  books: Books,
  { state, points }: AskedRedemption,
  { order: { orderId } }: SpendingTerms,
  inForce: Program,
  now: EpochSeconds,
): Change | Refusal {
  if (points !== undefined && points !== state.spent) {
    const detail = `Redemption ${state.redemptionId} is used with all its ${state.spent} points, not with ${points}.`;
    return refuse('REDEMPTION_INDIVISIBLE', detail, '/points');
  }
  const command = { changeId: changeIdOf(orderId), orderId };
  const decision = useCoupon(accountIn(books, state.holderId), state, command, inForce, now);
  return isRefusal(decision) ? decision : { decision, unit: { companions: [] } };
}

async function captureOf(
  { stocks }: Deps,
  books: Books,
  { state, reward, points }: AskedRedemption,
  { order: { orderId } }: SpendingTerms,
  inForce: Program,
  now: EpochSeconds,
): Promise<Change | Refusal> {
  const account = accountIn(books, state.memberId);
  const command = {
    changeId: changeIdOf(orderId),
    orderId,
    ...(points === undefined ? {} : { points }),
  };
  const capture = (stockShard?: number) =>
    captureRedemption(
      account,
      state,
      stockShard === undefined ? command : { ...command, stockShard },
      reward,
      inForce,
      now,
    );
  const refusal = capture();
  if (isRefusal(refusal)) return refusal;
  const unit = await captureUnit(stocks, reward, state, now);
  if (isRefusal(unit)) return unit;
  const decision = capture(unit.shard);
  return isRefusal(decision) ? decision : { decision, unit };
}

/** The field of a single redemption's command, where it stands in the order's request. */
function atPointer(refusal: Refusal, pointer: string): Refusal {
  const own = refusal.field === '/memberId' ? '' : (refusal.field ?? '');
  return { ...refusal, field: `${pointer}${own}` };
}
