import * as z from 'zod/mini';
import { OrderRequest } from '../../../shared/contracts/orders.ts';
import type { GoodsLine, OrderPart } from './assembled-order.ts';

/** What every order of one replay has in common. */
export interface OrderTerms {
  readonly currency: string;
  readonly channel: string;
}

/** The request of one part, as it is sent but for its date, which is set when it is. */
export function orderBody(part: OrderPart, customer: string | null, { currency, channel }: OrderTerms) {
  return {
    orderId: part.id,
    ...(customer === null ? {} : { customerId: customer }),
    currency,
    channel,
    lines: part.lines.map(lineBody),
    ...(part.shipping === 0 ? {} : { shipping: part.shipping }),
  };
}

/** Lines go without `lineId`: the API names them by position, and refunds use that. */
function lineBody(line: GoodsLine) {
  const ownDiscount = line.unitPrice * line.units - line.net - line.orderDiscount;
  const discounts = [
    ...(ownDiscount === 0
      ? []
      : [{ amount: ownDiscount, ...(line.coupon === null ? {} : { coupon: line.coupon }) }]),
    ...(line.orderDiscount === 0 ? [] : [{ amount: line.orderDiscount }]),
  ];
  return {
    sku: line.sku,
    quantity: line.units,
    unitPrice: line.unitPrice,
    ...(discounts.length === 0 ? {} : { discounts }),
    ...(line.category === null ? {} : { categories: [line.category] }),
  };
}

/** Why the API would refuse a body as invalid, judged by the API's own contract; null when it would not. */
export function invalidOrder(body: ReturnType<typeof orderBody>): string | null {
  const parsed = z.safeParse(OrderRequest, { ...body, placedAt: '2000-01-01T00:00:00Z' });
  return parsed.success ? null : z.prettifyError(parsed.error);
}
