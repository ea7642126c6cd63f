import type { RefundRequest } from '../../contracts/refunds.ts';
import { minorUnits } from '../decimal-money.ts';
import { type IgnoreIntent, ignore, type RefundIntent } from '../intent.ts';
import { type ShopifyRefund, shopAmount } from './payload.ts';

type RefundedLines = readonly { lineId: string; quantity: number }[];

/**
 * What a refund gives back. Points follow the money: units that were taken off without any (a restock, a line removed by
 * an edit whose money is still owed) stay; the refund that returns the money counts, by its amount.
 *
 * - lines: the units, under the refund's own id
 * - money beyond the lines: an amount, under the refund's id, or `<id>:amount` beside lines. Shopify tells it as an order
 *   adjustment below zero. Less money than the lines are worth (a restocking fee) leaves the units returned all the same.
 * - shipping and duties: nothing, for they earned nothing
 *
 * The same for a refund told by `refunds/create` and for one listed in its order.
 */
export function refundIntents(
  orderId: string,
  refund: ShopifyRefund,
  currency: string,
): readonly (RefundIntent | IgnoreIntent)[] {
  const lines = returnedLines(refund);
  const amount = amountBeyondLines(refund, currency);
  const intents = [
    ...(lines.length > 0 ? [intent(orderId, refund, refund.id, { kind: 'lines', lines: [...lines] })] : []),
    ...(amount > 0
      ? [
          intent(orderId, refund, lines.length > 0 ? `${refund.id}:amount` : refund.id, {
            kind: 'amount',
            amount,
          }),
        ]
      : []),
  ];
  return intents.length > 0 ? intents : [ignore(`refund ${refund.id} gives no money for goods back`)];
}

/** Nothing of the refund's note goes along: people write names into it. */
function intent(
  orderId: string,
  refund: ShopifyRefund,
  refundId: string,
  scope: RefundRequest['scope'],
): RefundIntent {
  return { kind: 'refund', orderId, request: { refundId, refundedAt: refund.created_at, scope } };
}

/** Units whose money went back, or that cost nothing, by line. Tips are no goods and are not lines of the order. */
export function returnedLines(refund: ShopifyRefund): RefundedLines {
  const goods = refund.refund_line_items.filter(
    ({ line_item, quantity }) => !line_item?.tip && Number(quantity) > 0,
  );
  const isWorthNothing = goods.every(({ subtotal, total_tax }) => isZero(subtotal) && isZero(total_tax));
  if (!isWorthNothing && !hasMoney(refund)) return [];
  const units = new Map<string, number>();
  for (const { line_item_id: lineId, quantity } of goods)
    units.set(lineId, (units.get(lineId) ?? 0) + Number(quantity));
  return [...units]
    .map(([lineId, quantity]) => ({ lineId, quantity }))
    .sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
}

const isZero = (decimal: string): boolean => /^-?[0.]*$/.test(decimal);

/** Pending ones count: Shopify tells of a refund once, when it is made, and a bank may take days. */
function returningTransactions({ transactions }: ShopifyRefund) {
  return transactions.filter(
    ({ kind, status, amount }) =>
      kind === 'refund' && (status === 'success' || status === 'pending') && !isZero(amount),
  );
}

const hasMoney = (refund: ShopifyRefund): boolean => returningTransactions(refund).length > 0;

function amountBeyondLines(refund: ShopifyRefund, currency: string): number {
  if (currency === '' || !hasMoney(refund)) return 0;
  const { refund_line_items, refund_shipping_lines, order_adjustments } = refund;
  const isMoneyAlone =
    refund_line_items.length + refund_shipping_lines.length + order_adjustments.length === 0;
  if (isMoneyAlone) {
    return returningTransactions(refund)
      .filter((transaction) => (transaction.currency ?? currency) === currency)
      .reduce((sum, { amount }) => sum + minorUnits(amount, currency), 0);
  }
  return order_adjustments
    .filter(({ kind, reason }) => kind !== 'shipping_refund' && reason !== 'Shipping refund')
    .map(({ amount, amount_set }) => minorUnits(shopAmount(amount, amount_set), currency))
    .reduce((sum, amount) => sum + Math.max(0, -amount), 0);
}
