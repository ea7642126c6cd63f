import type { OrderRequest } from '../../shared/contracts/orders.ts';
import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { readyOrder } from '../../shared/platforms/payload.ts';
import type { SetAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import type { PlatformsDeps } from './deps.ts';
import { recordPlatformOrder } from './record-platform-order.ts';

/**
 * Records the orders that were set aside, as their webhooks would have; refunds that came meanwhile have waited for them.
 * One that is refused again stays. Idempotent by order id, so it can be interrupted and run again, and an order that the
 * platform has told again meanwhile is simply known.
 *
 * @returns what became of each, as it becomes so
 */
export function retrySetAside(deps: Omit<PlatformsDeps, 'secrets' | 'setAside'>, setAside: SetAsideOrders) {
  const record = recordPlatformOrder({ ...deps, setAside });
  /** @param chosen by id; null: all of them */
  return async function* (
    now: EpochSeconds,
    chosen: ReadonlySet<string> | null = null,
  ): AsyncGenerator<PlatformDeed> {
    const all = await setAside.list();
    for (const { orderId, order } of all.filter((one) => chosen === null || chosen.has(one.orderId))) {
      const { request, coupons } = JSON.parse(order) as { request: OrderRequest; coupons: readonly string[] };
      const deeds = await record({ kind: 'record', request: readyOrder(request), coupons }, now);
      if (deeds.every(({ outcome }) => outcome !== 'set_aside')) await setAside.remove(orderId);
      yield* deeds;
    }
  };
}
