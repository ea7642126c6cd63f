import type { RedeemedOnOrder } from '../contracts/orders.ts';
import { type Accrual, type Entry, isCause, type Refund } from '../domain/ledger/entry.ts';
import { replayed } from '../lambda/answer.ts';
import { ProblemError } from '../lambda/problem-error.ts';
import { stateAfter } from '../redeeming/recorded-change.ts';
import type { StoredEntry } from '../storage/entry-codec.ts';
import { firstAwards } from './first-awards.ts';
import { firstReferral } from './order-referral.ts';
import { orderView, redeemedView } from './order-view.ts';
import type { OrderingDeps } from './ordering-deps.ts';
import { changeIdOf } from './spending.ts';

type Deps = Pick<OrderingDeps, 'ledger' | 'programs'>;

/**
 * The first answer to an order that was recorded before, made from its entries.
 *
 * @param hash of what is asked now
 * @param hasCode whether it comes with the code of an advocate; if so, the first one did
 * @throws ProblemError IDEMPOTENCY_MISMATCH when this request is another one than the first
 */
export async function firstOrder(
  deps: Deps,
  { entry, requestHash }: StoredEntry,
  hash: string,
  hasCode: boolean,
) {
  if (!isCause(entry, 'accrual')) throw new Error(`the place of an order holds a ${entry.cause.kind}`);
  const { orderId } = entry.cause.order;
  if (requestHash !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      `Order ${orderId} was recorded with other content, or for another buyer.`,
      [{ pointer: '/orderId', detail: 'is the id of an order with other content' }],
    );
  }
  const [refunds, awards, redeemed, referral, program] = await Promise.all([
    firstRefunds(deps, entry),
    firstAwards(deps, entry),
    firstRedeemed(deps, entry),
    firstReferral(deps, entry, hasCode),
    deps.programs.version(entry.programVersion),
  ]);
  return replayed(orderView(entry, { refunds, awards, redeemed, referral }, program));
}

/** The refunds that had waited for the order. */
async function firstRefunds(
  { ledger }: Pick<Deps, 'ledger'>,
  { cause: { order, appliedRefunds } }: Entry<Accrual>,
): Promise<readonly Entry<Refund>[]> {
  if (appliedRefunds === undefined) return [];
  const record = await ledger.readOrder(order.orderId);
  return record?.state?.refunds.slice(0, appliedRefunds) ?? [];
}

/** Redemptions as the order left them, whatever became of them since. */
function firstRedeemed(
  { ledger }: Pick<Deps, 'ledger'>,
  { cause: { order, redemptions = [] } }: Entry<Accrual>,
): Promise<RedeemedOnOrder[]> {
  const changeId = changeIdOf(order.orderId);
  return Promise.all(
    redemptions.map(async ({ redemptionId, points }) => {
      const state = await ledger.readRedemption(redemptionId);
      const change = state?.entries.findIndex(
        ({ cause }) => 'changeId' in cause && cause.changeId === changeId,
      );
      if (state === null || change === undefined || change < 0)
        throw new Error(`redemption ${redemptionId} does not know of order ${order.orderId}`);
      return redeemedView(stateAfter(state, change), points);
    }),
  );
}
