import type { BudgetStatus } from '../../shared/contracts/programs.ts';
import { budgetOf } from '../../shared/domain/program/budget.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { BudgetStore, BudgetsSpent } from '../../shared/storage/budget-store.ts';

/** What is spent and left of each budget of a document, in the order of its rules; reads nothing where there is none. */
export async function budgetStatuses(
  document: ProgramDocument,
  budgets: Pick<BudgetStore, 'readSpent'>,
): Promise<BudgetStatus[]> {
  const limited = document.earningRules.flatMap((rule) => {
    const budget = budgetOf(rule, document);
    return budget === null ? [] : [{ ruleId: rule.id, ...budget }];
  });
  if (limited.length === 0) return [];
  const spent = await budgets.readSpent();
  return limited.map((budget) => ({ ...budget, spent: spentOf(spent, budget) }));
}

function spentOf(
  all: BudgetsSpent,
  { ruleId, counts }: { ruleId: string; counts: 'points' | 'times' },
): number {
  return all.of(ruleId, counts).reduce((sum, part) => sum + part, 0);
}
