import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { CouponStore } from '../../shared/storage/coupon-store.ts';
import type { GuessStore } from '../../shared/storage/guess-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { PoolStore } from '../../shared/storage/pool-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';

/** What the coupons capability works with; each operation takes the part it needs. */
export interface CouponsDeps {
  readonly ledger: LedgerStore;
  readonly programs: ProgramSource;
  readonly coupons: CouponStore;
  readonly pools: PoolStore;
  readonly guesses: GuessStore;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  readonly noteAudit: NoteAudit;
}
