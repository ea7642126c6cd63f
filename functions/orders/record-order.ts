import { recordOrder as operation } from '../../shared/contracts/operations/orders.ts';
import { route } from '../../shared/lambda/route.ts';
import { orderRecorder } from '../../shared/ordering/order-recorder.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';

/** A paid order, as the shop's own checkout sends it: see `orderRecorder`. */
export function recordOrder(deps: OrderingDeps) {
  const record = orderRecorder(deps);
  return route(operation, ({ body, now }) => record(body, now));
}
