import type { OrderRequest } from '../contracts/orders.ts';
import type { QuoteRequest } from '../contracts/quotes.ts';
import { parseTime } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Order } from '../domain/order.ts';

type Cart = Pick<OrderRequest, 'currency' | 'channel' | 'country' | 'lines'>;

/** The lines as the ledger keeps them: each with a name, its position where the shop gave none. */
function orderLines(lines: Cart['lines']): Order['lines'] {
  return lines.map((line, index) => ({
    lineId: line.lineId ?? `${index + 1}`,
    sku: line.sku,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discounts: line.discounts.map(({ amount, coupon }) =>
      coupon === undefined ? { amount } : { amount, coupon },
    ),
    categories: line.categories,
    tags: line.tags,
  }));
}

/** The order that a request describes; what names the buyer is not part of it and stays out of the ledger. */
export function orderOf(request: OrderRequest): Order {
  const { orderId, currency, channel, country, placedAt, shipping, tax } = request;
  return {
    orderId,
    currency,
    channel,
    ...(country === undefined ? {} : { country }),
    placedAt: parseTime(placedAt),
    lines: orderLines(request.lines),
    shipping,
    tax,
  };
}

type CartRequest = Pick<QuoteRequest, 'currency' | 'channel' | 'country' | 'lines' | 'placedAt'> &
  Partial<Pick<QuoteRequest, 'shipping'>>;

/**
 * The order that a cart would become, were it paid now or at its own moment.
 *
 * @param orderId names it in what is decided and thrown away
 */
export function cartAsOrder(cart: CartRequest, orderId: string, now: EpochSeconds): Order {
  const { currency, channel, country, placedAt, lines, shipping = 0 } = cart;
  return {
    orderId,
    currency,
    channel,
    ...(country === undefined ? {} : { country }),
    placedAt: placedAt === undefined ? now : parseTime(placedAt),
    lines: orderLines(lines),
    shipping,
    tax: 0,
  };
}
