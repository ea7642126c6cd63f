import type { Logger } from '@aws-lambda-powertools/logger';
import type { ReferralReconciler } from '../../shared/referring/reconcile-referral.ts';

/** Of Powertools' metrics what is used here. */
export interface Counter {
  addMetric(name: string, unit: 'Count', value: number): unknown;
}

export interface ReconciliationDeps {
  readonly reconcile: ReferralReconciler;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly metrics: Counter;
}
