import type { AnswerCounts } from '../storage/answer-counts.ts';
import type { AnswerStore } from '../storage/answer-store.ts';
import type { BudgetStore } from '../storage/budget-store.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';

/** What taking answers needs. */
export interface SurveyingDeps {
  readonly answers: AnswerStore;
  readonly counts: Pick<AnswerCounts, 'counting'>;
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'readEntry' | 'commit'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly programs: Pick<ProgramSource, 'inForce' | 'version'>;
  readonly budgets: BudgetStore;
}
