import type { Entry } from '../domain/ledger/entry.ts';
import { budgetOf } from '../domain/program/budget.ts';
import type { Program } from '../domain/program/program.ts';
import type { BudgetDraw, BudgetStore, BudgetsSpent } from '../storage/budget-store.ts';
import type { Companion } from '../storage/ledger-write.ts';

/**
 * Parts of the commit that draw on budgets what `entries` say, or give it back.
 *
 * @param program the version that the entries were judged by
 */
export async function drawing(
  budgets: BudgetStore,
  entries: readonly Entry[],
  program: Program,
  read: BudgetsSpent | null = null,
): Promise<readonly Companion[]> {
  const draws = totalsOf(entries).flatMap(({ ruleId, points, times }): readonly BudgetDraw[] => {
    const rule = program.earningRules.find(({ id }) => id === ruleId);
    const budget = rule === undefined ? null : budgetOf(rule, program);
    return budget === null ? [] : [{ ruleId, budget, points, times }];
  });
  if (draws.length === 0) return [];
  return budgets.drawing(read ?? (await budgets.readSpent()), draws);
}

/** An order may come with refunds that waited for it: what goes and comes at once is one draw. */
function totalsOf(entries: readonly Entry[]) {
  const all = entries.flatMap(({ draws = [] }) => draws);
  return [...new Set(all.map(({ ruleId }) => ruleId))].map((ruleId) => {
    const own = all.filter((draw) => draw.ruleId === ruleId);
    return {
      ruleId,
      points: own.reduce((sum, { points }) => sum + points, 0),
      times: own.reduce((sum, { times }) => sum + times, 0),
    };
  });
}
