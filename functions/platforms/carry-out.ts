import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Intent } from '../../shared/platforms/intent.ts';
import type { PlatformsDeps } from './deps.ts';
import { recordPlatformOrder } from './record-platform-order.ts';
import { refundPlatformOrder } from './refund-platform-order.ts';

/**
 * Does what a delivery asks for, one after the other, through the same code as the routes of orders. Every part is
 * idempotent by its own id, so a delivery that fails half way is simply sent again.
 *
 * What our program refuses is a deed too, logged and counted, because platforms stop sending to whoever keeps saying no: an
 * order is set aside, since a later program may take it. A refund is not: what an order has not, it will never have. Faults
 * of the world are thrown, so that the platform does send it again.
 *
 * @throws Fault, ProblemError BUSY
 */
export function carryOut(deps: Omit<PlatformsDeps, 'secrets'>) {
  const record = recordPlatformOrder(deps);
  const refund = refundPlatformOrder(deps);
  return async (intents: readonly Intent[], now: EpochSeconds): Promise<readonly PlatformDeed[]> => {
    const deeds: PlatformDeed[] = [];
    for (const intent of intents) {
      if (intent.kind === 'record') deeds.push(...(await record(intent, now)));
      else if (intent.kind === 'refund') deeds.push(await refund(intent, now));
      else deeds.push(nothing(intent.reason));
    }
    tell(deps, deeds);
    return deeds;
  };
}

/** A delivery, or a part of it, that asks for nothing, and why. */
export const nothing = (detail: string): PlatformDeed => ({
  kind: 'nothing',
  orderId: null,
  refundId: null,
  outcome: 'ignored',
  detail,
});

/** What did not go through is what somebody wants to know of: `platforms-refused` alarms at the first count. */
function tell({ log, metrics }: Pick<PlatformsDeps, 'log' | 'metrics'>, deeds: readonly PlatformDeed[]) {
  for (const deed of deeds) {
    if (deed.outcome === 'refused' || deed.outcome === 'set_aside') {
      log.warn('a platform told of what cannot be recorded', { ...deed });
      metrics.addMetric('PlatformDeedsRefused', MetricUnit.Count, 1);
    }
    if (deed.outcome === 'differs') {
      log.info('a platform told of what was recorded with other content', { ...deed });
      metrics.addMetric('PlatformDeedsDiffering', MetricUnit.Count, 1);
    }
  }
  metrics.publishStoredMetrics();
}
