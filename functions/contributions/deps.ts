import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { BudgetStore } from '../../shared/storage/budget-store.ts';
import type { ContributionStore } from '../../shared/storage/contribution-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';

/** What the contributions capability works with; each operation takes the part it needs. */
export interface ContributionsDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly budgets: BudgetStore;
  readonly programs: ProgramSource;
  readonly contributions: ContributionStore;
  /** Of the ledger's table. */
  readonly stillMember: (memberId: string) => Companion;
  readonly noteAudit: NoteAudit;
}
