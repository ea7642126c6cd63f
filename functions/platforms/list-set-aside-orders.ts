import { listSetAsideOrders as operation } from '../../shared/contracts/operations/platforms.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { SetAsideOrders } from '../../shared/storage/set-aside-orders.ts';

/** The orders that wait for the program to take them, by id, without what is in them. Refusals: none. */
export function listSetAsideOrders(setAside: Pick<SetAsideOrders, 'list'>) {
  return route(operation, async () => {
    const orders = await setAside.list();
    return answer(200, {
      orders: orders.map(({ orderId, code, detail, setAsideAt }) => ({
        orderId,
        code,
        detail,
        setAsideAt: isoTime(setAsideAt),
      })),
    });
  });
}
