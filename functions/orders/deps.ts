import type { ProgramHistory } from '../../shared/domain/program/program-history.ts';
import type { BudgetStore } from '../../shared/storage/budget-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';

/** What the orders capability works with; each operation takes the part it needs. */
export interface OrdersDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly programs: ProgramHistory;
  readonly budgets: BudgetStore;
}
