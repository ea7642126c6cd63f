import { carryOut } from '../../functions/platforms/carry-out.ts';
import type { PlatformsDeps } from '../../functions/platforms/deps.ts';
import type { SetAsideOrder } from '../../shared/storage/set-aside-orders.ts';
import { OrdersInMemory } from './orders-in-memory.ts';

/** The capability over orders in memory, with what it logged and counted. */
export function aCapability(ownCodes: readonly string[] = []) {
  const orders = new OrdersInMemory();
  const setAside: SetAsideOrder[] = [];
  const told: { message: string; counted: string[] } = { message: '', counted: [] };
  const say = (message: unknown, ...rest: unknown[]) => {
    told.message += JSON.stringify([message, ...rest]);
  };
  const deps: Omit<PlatformsDeps, 'secrets'> = {
    recordOrder: orders.recordOrder,
    refundOrder: orders.refundOrder,
    redeemedOn: orders.redeemedOn,
    coupons: {
      find: async (code) =>
        ownCodes.includes(code.toUpperCase()) ? { redemptionId: `rdm_${code}`, poolId: null } : null,
    },
    setAside: {
      keep: async (order) => {
        setAside.push(order);
      },
    },
    log: { info: say, warn: say },
    metrics: {
      addMetric: (name) => {
        told.counted.push(name);
      },
      publishStoredMetrics: () => undefined,
    },
  };
  return { orders, told, setAside, deps, carryOut: carryOut(deps) };
}
