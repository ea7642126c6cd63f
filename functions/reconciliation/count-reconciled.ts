import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Reconciled } from '../../shared/referring/reconcile-referral.ts';
import type { Counter } from './deps.ts';

/** Counts what a look at a referral did. What is withheld is counted where it is tried by the hour. */
export function countReconciled(
  metrics: Counter,
  { appended, promises: { granted, canceled, used } }: Reconciled,
): void {
  const counts = {
    ReferralEntries: appended,
    PromisesKept: granted,
    PromisesTakenBack: canceled,
    PromisesUsed: used,
  };
  for (const [name, count] of Object.entries(counts))
    if (count > 0) metrics.addMetric(name, MetricUnit.Count, count);
}

/** Counts orders that were credited because their customer joined. */
export function countClaimed(metrics: Counter, orders: number): void {
  if (orders > 0) metrics.addMetric('OrdersClaimedOnJoining', MetricUnit.Count, orders);
}
