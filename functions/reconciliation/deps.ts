import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { ReferralReconciler } from '../../shared/referring/reconcile-referral.ts';

export interface ReconciliationDeps {
  readonly reconcile: ReferralReconciler;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric'>;
}
