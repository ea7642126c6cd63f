import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { ProgramHistory } from '../../shared/domain/program/program-history.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';

/** What the accounts capability works with; each operation takes the part it needs. */
export interface AccountsDeps {
  readonly ledger: LedgerStore;
  readonly programs: ProgramHistory;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
}
