import { refundOrder as operation } from '../../shared/contracts/operations/orders.ts';
import { route } from '../../shared/lambda/route.ts';
import { orderRefunder } from '../../shared/ordering/order-refunder.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';

/** What goes back of an order, as the shop's own system sends it: see `orderRefunder`. */
export function refundOrder(deps: Pick<OrderingDeps, 'ledger' | 'programs' | 'budgets'>) {
  const refund = orderRefunder(deps);
  return route(operation, ({ path: { orderId }, body, now }) => refund(orderId, body, now));
}
