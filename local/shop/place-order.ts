import { type Client, isProblem, type OrderRequest, type OrderResult } from '../../client/index.ts';
import { CURRENCY, goodOf } from '../../web/shop/goods.ts';
import type { CouponCheck, PlaceOrder, ShopOrder } from '../../web/shop/shop-api.ts';
import { discountOf, type PricedCart, pricedCart, totalOf, withRewards } from './cart-request.ts';
import { ShopRefusal } from './shop-refusal.ts';
import type { ShopStore, StoredCustomer, StoredOrder } from './shop-store.ts';

/** What ordering needs. */
export interface Ordering {
  readonly perennial: Client;
  readonly store: ShopStore;
  readonly now: () => Date;
}

/**
 * Takes an order: what the rewards of the cart take off, then the order and those rewards in one transaction. Pressed twice, or
 * sent again after a crash, it is one order, because its request is kept before it is sent.
 *
 * @throws ShopRefusal where a reward or a code cannot be had any more
 */
export async function placeOrder(
  ordering: Ordering,
  customer: StoredCustomer,
  wanted: PlaceOrder,
): Promise<ShopOrder> {
  const { store } = ordering;
  const kept = store.orderOf(wanted.checkoutId);
  if (kept?.order) return kept.order;
  const stored = kept ?? (await drafted(ordering, customer, wanted));
  store.saveOrder(stored);
  const order = shownOrder(stored.request, customer.id, await recorded(ordering.perennial, stored.request));
  store.saveOrder({ ...stored, order });
  return order;
}

async function drafted(
  { perennial, now }: Ordering,
  customer: StoredCustomer,
  { checkoutId, lines, redemptionIds, code }: PlaceOrder,
): Promise<StoredOrder> {
  const cart = pricedCart(lines);
  const redemptions = await Promise.all(
    redemptionIds.map((redemptionId) => perennial.readRedemption({ redemptionId })),
  );
  const coupon =
    code === null
      ? null
      : await perennial.validateCoupon({ body: { code, cart: { ...cart, currency: CURRENCY } } });
  if (coupon !== null && !coupon.valid)
    throw new ShopRefusal(409, coupon.refusal?.detail ?? 'The code is not good.');
  const applications = [...redemptions, ...(coupon === null ? [] : [coupon])].map(({ apply }) => apply);
  const request = {
    orderId: `SG-${checkoutId.slice(0, 8).toUpperCase()}`,
    customerId: customer.id,
    currency: CURRENCY,
    channel: 'web',
    placedAt: now().toISOString(),
    ...withRewards(cart, applications),
    redemptions: [
      ...redemptionIds.map((redemptionId) => ({ redemptionId })),
      ...(code === null ? [] : [{ code }]),
    ],
  };
  return { checkoutId, request, order: null };
}

async function recorded(perennial: Client, request: OrderRequest): Promise<OrderResult> {
  try {
    return await perennial.recordOrder({ body: request });
  } catch (error) {
    if (isProblem(error)) throw new ShopRefusal(409, error.problem.detail);
    throw error;
  }
}

/** The order as the customer sees it. */
export function shownOrder(request: OrderRequest, customerId: string, result: OrderResult): ShopOrder {
  const cart: PricedCart = { lines: request.lines, shipping: request.shipping ?? 0 };
  const held = new Set(
    request.redemptions?.flatMap((each) => ('redemptionId' in each ? [each.redemptionId] : [])),
  );
  return {
    orderId: request.orderId,
    customerId,
    placedAt: request.placedAt,
    lines: request.lines.map((line) => ({
      lineId: line.lineId ?? line.sku,
      sku: line.sku,
      name: goodOf(line.sku)?.name ?? line.sku,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: discountOf(line),
      returned: 0,
    })),
    shipping: cart.shipping,
    total: totalOf(cart),
    deliveredAt: null,
    earned: result.earned.points + result.achieved.reduce((sum, { points }) => sum + points, 0),
    isActive: result.earned.state === 'active',
    // What a code was redeemed for was spent when it was made, perhaps by somebody else.
    spent: result.redemptions
      .filter(({ redemptionId }) => held.has(redemptionId))
      .reduce((sum, { points }) => sum + points, 0),
    returns: [],
  };
}

/** What a code would take off a cart. */
export async function checkCoupon(
  perennial: Client,
  code: string,
  lines: PlaceOrder['lines'],
): Promise<CouponCheck> {
  const cart = pricedCart(lines);
  try {
    const { valid, refusal, name, apply } = await perennial.validateCoupon({
      body: { code, cart: { ...cart, currency: CURRENCY } },
    });
    if (!valid) return { valid, words: refusal?.detail ?? 'This code is not good.', discount: 0 };
    const discount = totalOf(cart) - totalOf(withRewards(cart, [apply]));
    return { valid, words: name, discount };
  } catch (error) {
    if (isProblem(error)) return { valid: false, words: 'There is no such code.', discount: 0 };
    throw error;
  }
}
