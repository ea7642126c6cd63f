import type { OrderRequest } from '../../contracts/orders.ts';
import { minorUnits } from '../decimal-money.ts';
import { type PlatformDiscount, pricedLine } from '../priced-line.ts';
import { shareOut } from '../share-out.ts';
import { skuOf } from '../sku.ts';
import type { WooCommerceLine, WooCommerceOrder } from './payload.ts';

type Line = OrderRequest['lines'][number];

/** The goods of an order. Fees are none; those below zero are discounts on the whole order, as plugins make them. */
export function orderLines(order: WooCommerceOrder): readonly Line[] {
  const { currency } = order;
  const goods = order.line_items.filter(
    ({ quantity }) => /[1-9]/.test(quantity) && !quantity.startsWith('-'),
  );
  const totals = goods.map(({ total }) => Math.max(0, minorUnits(total, currency)));
  const all = totals.reduce((sum, total) => sum + total, 0);
  const shares = shareOut(Math.min(all, feeDiscount(order)), totals);
  const coupons = order.coupon_lines.map(
    ({ code, discount }): PlatformDiscount => ({
      amount: Math.max(0, minorUnits(discount, currency)),
      coupon: code,
    }),
  );
  return goods.map((line, index) =>
    orderLine(line, currency, totals[index] ?? 0, shares[index] ?? 0, coupons),
  );
}

function feeDiscount({ fee_lines, currency }: WooCommerceOrder): number {
  return fee_lines.reduce((sum, { total }) => sum + Math.max(0, -minorUnits(total, currency)), 0);
}

/**
 * WooCommerce tells what coupons took off a line, not which of them did: several share it as they share the order's. What
 * is sold in fractions of a unit is one unit at the price of all.
 */
function orderLine(
  { id, product_id, variation_id, sku, quantity: stated, subtotal }: WooCommerceLine,
  currency: string,
  total: number,
  feeShare: number,
  coupons: readonly PlatformDiscount[],
): Line {
  const quantity = /^\d+(?:\.0*)?$/.test(stated) ? Number(stated) : 1;
  const list = Math.max(total, minorUnits(subtotal, currency));
  const discounts = [...withShares(list - total, coupons), ...(feeShare > 0 ? [{ amount: feeShare }] : [])];
  return {
    lineId: id,
    sku: skuOf(sku, variation_id, product_id, id),
    quantity,
    ...pricedLine(quantity, list, total - feeShare, discounts),
    categories: [],
    tags: [],
  };
}

function withShares(off: number, coupons: readonly PlatformDiscount[]): readonly PlatformDiscount[] {
  if (off === 0) return [];
  const parts = shareOut(
    off,
    coupons.map(({ amount }) => amount),
  );
  return coupons.map((coupon, index) => ({ ...coupon, amount: parts[index] ?? 0 }));
}
