import { claimOrder as operation } from '../../shared/contracts/operations/orders.ts';
import { route } from '../../shared/lambda/route.ts';
import { type ClaimDeps, orderClaimer } from '../../shared/ordering/order-claimer.ts';

/** Credits an order recorded without a member to one, as `orderClaimer` does. */
export function claimOrder(deps: ClaimDeps) {
  const claim = orderClaimer(deps);
  return route(operation, ({ path: { orderId }, body: { memberId }, now }) => claim(orderId, memberId, now));
}
