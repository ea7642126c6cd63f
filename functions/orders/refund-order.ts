import { refundOrder as operation } from '../../shared/contracts/operations/orders.ts';
import { route } from '../../shared/lambda/route.ts';
import { orderRefunder, type RefundDeps } from '../../shared/ordering/order-refunder.ts';

/** What goes back of an order, as the shop's own system sends it: see `orderRefunder`. */
export function refundOrder(deps: RefundDeps) {
  const refund = orderRefunder(deps);
  return route(operation, ({ path: { orderId }, body, now }) => refund(orderId, body, now));
}
