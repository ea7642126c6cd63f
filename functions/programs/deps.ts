import type { BudgetStore } from '../../shared/storage/budget-store.ts';
import type { DraftStore } from '../../shared/storage/draft-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramStore } from '../../shared/storage/program-store.ts';

/** What the programs capability works with; each operation takes the part it needs. */
export interface ProgramsDeps {
  readonly programs: ProgramStore;
  readonly drafts: DraftStore;
  /** Seconds between publishing a version and its taking effect, at least. */
  readonly leadSeconds: number;
  /** Of members and budgets it reads what a simulated cart asks for, and writes nothing. */
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
  readonly profiles: Pick<ProfileStore, 'findLink' | 'readProfile'>;
  readonly budgets: Pick<BudgetStore, 'readSpent'>;
}
