import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';

/** What the accounts capability works with; each operation takes the part it needs. */
export interface AccountsDeps {
  readonly ledger: LedgerStore;
  readonly programs: ProgramSource;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  readonly noteAudit: NoteAudit;
}
