import type { EpochSeconds } from '../calendar.ts';
import type { Judgment } from '../program/judgment.ts';
import type { ProgramDocument } from '../program/program.ts';
import type { Account } from './account.ts';
import type { BudgetUse } from './entry.ts';
import { givenBy, type Use, usesOf, usesTakenBack } from './uses.ts';

/** What an entry counts: towards the member's caps, and of the program's budgets. What is nothing is left out. */
export interface Counted {
  readonly uses?: readonly Use[];
  readonly draws?: readonly BudgetUse[];
}

/** What a judgment counts when it is recorded. */
export function countedOf(
  account: Pick<Account, 'uses'>,
  judgment: Judgment,
  program: ProgramDocument,
  at: EpochSeconds,
): Counted {
  return present(
    usesOf(account.uses, givenBy(judgment.uses, judgment.points), program, at),
    judgment.uses.filter(({ ruleId }) => hasBudget(program, ruleId)),
  );
}

/**
 * What goes back of it when less is kept.
 *
 * @param recorded the entry that counted it
 * @param before judged on what was left before, asked only where the entry had counted anything
 */
export function countedBack(
  recorded: Counted,
  before: () => Judgment,
  after: Judgment,
  program: ProgramDocument,
): Counted {
  if (recorded.uses === undefined && recorded.draws === undefined) return {};
  const was = before();
  const [given, left] = [givenBy(was.uses, was.points), givenBy(after.uses, after.points)];
  const draws = was.uses
    .filter(({ ruleId }) => hasBudget(program, ruleId))
    .map(({ ruleId, times, points }) => ({
      ruleId,
      times: (left[ruleId]?.times ?? 0) - times,
      points: (left[ruleId]?.points ?? 0) - points,
    }))
    .filter(({ times, points }) => times !== 0 || points !== 0);
  return present(usesTakenBack(recorded.uses ?? [], given, left), draws);
}

function present(uses: readonly Use[], draws: readonly BudgetUse[]): Counted {
  return { ...(uses.length > 0 ? { uses } : {}), ...(draws.length > 0 ? { draws } : {}) };
}

function hasBudget({ earningRules }: ProgramDocument, ruleId: string): boolean {
  return earningRules.some(({ id, caps }) => id === ruleId && caps?.program !== undefined);
}
