import type { Account } from '../domain/ledger/account.ts';
import type { KnownBesides } from '../domain/ledger/judgment-inputs.ts';
import { budgetOf, roomLeft } from '../domain/program/budget.ts';
import type { EarningRule } from '../domain/program/earning-rule.ts';
import type { MemberFacts } from '../domain/program/member-facts.ts';
import type { Program } from '../domain/program/program.ts';
import { needsOf } from '../domain/program/program-needs.ts';
import type { BudgetStore, BudgetsSpent } from '../storage/budget-store.ts';
import type { ProfileStore, StoredProfile } from '../storage/profile-store.ts';

/** What a judgment needs besides the account, and the reading of budgets that the commit's draws rest on. */
export interface Consulted {
  readonly besides: KnownBesides;
  readonly spent: BudgetsSpent | null;
}

interface Deps {
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly budgets: Pick<BudgetStore, 'readSpent'>;
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
export function factsOf({ fields: { attributes = {}, birthday } }: StoredProfile): Partial<MemberFacts> {
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
