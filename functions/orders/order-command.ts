import type { OrderRequest } from '../../shared/contracts/orders.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import type { Order } from '../../shared/domain/order.ts';

type Cart = Pick<OrderRequest, 'currency' | 'channel' | 'country' | 'lines'>;

/** The lines as the ledger keeps them: each with a name, its position where the shop gave none. */
export function orderLines(lines: Cart['lines']): Order['lines'] {
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
