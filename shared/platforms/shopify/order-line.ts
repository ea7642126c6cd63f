import type { OrderRequest } from '../../contracts/orders.ts';
import { minorUnits, proportion } from '../decimal-money.ts';
import { type PlatformDiscount, pricedLine } from '../priced-line.ts';
import { skuOf } from '../sku.ts';
import { type ShopifyLine, type ShopifyOrder, shopAmount } from './payload.ts';
import { returnedLines } from './refund.ts';

type Line = OrderRequest['lines'][number];

/** The goods that were paid for. Tips are none; lines taken off before the payment were not paid. */
export function orderLines(order: ShopifyOrder): readonly Line[] {
  const refunded = refundedUnits(order);
  return order.line_items.flatMap((line) => {
    const quantity = paidUnits(line, refunded.get(line.id) ?? 0);
    return line.tip || quantity === 0 ? [] : [orderLine(order, line, quantity)];
  });
}

function refundedUnits({ refunds }: ShopifyOrder): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { lineId, quantity } of refunds.flatMap(returnedLines))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  return units;
}

/**
 * `current_quantity` is what is left after every edit and refund, so adding the units that were refunded for money gives
 * what was paid for, at whatever time the order is told of; `quantity` would count what an edit took off unpaid.
 */
function paidUnits({ quantity, current_quantity }: ShopifyLine, refunded: number): number {
  const placed = Number(quantity);
  return current_quantity ? Math.min(placed, Number(current_quantity) + refunded) : placed;
}

/**
 * Where prices include tax, the line's tax, which is of the discounted price, comes off it, and the list price is reduced
 * in the same proportion. All sums of Shopify are of the `quantity` placed; the part that was paid for has its share.
 */
function orderLine(order: ShopifyOrder, line: ShopifyLine, quantity: number): Line {
  const { currency } = order;
  const money = (amount: string, set: Parameters<typeof shopAmount>[1]) =>
    minorUnits(shopAmount(amount, set), currency);
  const placed = Number(line.quantity);
  const stated = money(line.price, line.price_set) * placed;
  const discounts = line.discount_allocations.map((allocation): PlatformDiscount => {
    const application = order.discount_applications[Number(allocation.discount_application_index ?? -1)];
    const amount = money(allocation.amount, allocation.amount_set);
    return application?.type === 'discount_code' && application.code
      ? { amount, coupon: application.code }
      : { amount };
  });
  const paid = Math.max(
    0,
    discounts.reduce((rest, { amount }) => rest - amount, stated),
  );
  const tax = order.taxes_included
    ? line.tax_lines.reduce((sum, { price, price_set }) => sum + money(price, price_set), 0)
    : 0;
  const net = Math.max(0, paid - tax);
  const list = paid > 0 ? proportion(stated, net, paid) : stated;
  return {
    lineId: line.id,
    sku: skuOf(line.sku, line.variant_id, line.product_id, line.id),
    quantity,
    ...pricedLine(quantity, proportion(list, quantity, placed), proportion(net, quantity, placed), discounts),
    categories: [],
    tags: line.gift_card ? ['gift_card'] : [],
  };
}
