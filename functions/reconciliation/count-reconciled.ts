import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Reconciled } from '../../shared/referring/reconcile-referral.ts';

/** Counts what a look at a referral did. What is withheld is counted where it is tried by the hour. */
export function countReconciled(
  metrics: Pick<Metrics, 'addMetric'>,
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
