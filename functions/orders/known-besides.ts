import type { Account } from '../../shared/domain/ledger/account.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import type { KnownBesides } from '../../shared/domain/ledger/judgment-inputs.ts';
import { budgetOf, roomLeft } from '../../shared/domain/program/budget.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { needsOf } from '../../shared/domain/program/program-needs.ts';
import type { BudgetDraw, BudgetStore, BudgetsSpent } from '../../shared/storage/budget-store.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import type { ProfileStore, StoredProfile } from '../../shared/storage/profile-store.ts';

/** What a judgment needs besides the account, and the reading of budgets that the commit's draws rest on. */
export interface Consulted {
  readonly besides: KnownBesides;
  readonly spent: BudgetsSpent | null;
}

interface Deps {
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly budgets: BudgetStore;
}

/**
 * Reads what the program asks for and the account does not tell: the profile, where a rule asks of it, and what is spent
 * of budgets, where a rule has one. At most two reads, however many rules there are, and none for the usual program.
 */
export async function consult(
  { profiles, budgets }: Deps,
  account: Account,
  program: Program,
  on: EarningRule['on'],
): Promise<Consulted> {
  const needs = needsOf(program, on);
  if (account.status !== 'active') return { besides: {}, spent: null };
  const [profile, spent] = await Promise.all([
    // Who has no entries yet is a stranger to whom a cart is quoted.
    needs.profile && account.sequence > 0 ? profiles.readProfile(account.memberId) : null,
    needs.budgets.length > 0 ? budgets.readSpent() : null,
  ]);
  return {
    besides: {
      ...(profile === null ? {} : { facts: factsOf(profile) }),
      ...(spent === null ? {} : { rooms: { rules: roomsIn(needs.budgets, program, spent) } }),
    },
    spent,
  };
}

/** Month and day of the birthday only: the year is nobody's business here. */
function factsOf({ fields: { attributes = {}, birthday } }: StoredProfile): Partial<MemberFacts> {
  const [, month, day] = birthday?.split('-').map(Number) ?? [];
  return { attributes, ...(month && day ? { birthday: { month, day } } : {}) };
}

/** By rule: points that are left, or no limit and nothing where times are counted. */
function roomsIn(
  rules: readonly EarningRule[],
  program: Program,
  spent: BudgetsSpent,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const budget = budgetOf(rule, program);
      if (budget === null) return [];
      const room = roomLeft(budget.limit, spent.of(rule.id, budget.counts));
      if (budget.counts === 'points') return [[rule.id, room]];
      return room > 0 ? [] : [[rule.id, 0]];
    }),
  );
}

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
