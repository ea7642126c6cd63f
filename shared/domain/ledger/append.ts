import type { EpochSeconds } from '../calendar.ts';
import { addMarks, type Mark } from '../challenges/mark.ts';
import type { Program } from '../program/program.ts';
import { foldDue } from '../tiers/fold-due.ts';
import { addProgress, foldMonths, type ProgressChange } from '../tiers/progress.ts';
import type { Assignment } from '../tiers/standing.ts';
import { type Account, type AccountStatus, balanceOf } from './account.ts';
import { applyPostings, type HoldTerms } from './apply-postings.ts';
import type { BudgetUse, Cause, Entry, TierChange } from './entry.ts';
import { tierIdOf } from './member-tier.ts';
import { type DueMovement, type Posting, sumOf } from './posting.ts';
import { at, type Settled, settle } from './settle.ts';
import { type Span, withSpan } from './span.ts';
import { countUses, type Use } from './uses.ts';

/** What a command does to a settled account. */
export interface Change<C extends Cause = Cause> {
  readonly cause: C;
  readonly occurredAt: EpochSeconds;
  readonly programVersion: number;
  readonly postings: readonly Posting[];
  readonly hold?: HoldTerms;
  readonly status?: AccountStatus;
  readonly qualifying?: ProgressChange;
  readonly assignment?: Assignment | null;
  readonly referrerId?: string;
  readonly span?: Span;
  readonly uses?: readonly Use[];
  readonly marks?: readonly Mark[];
  readonly draws?: readonly BudgetUse[];
}

export interface Appended<C extends Cause = Cause> {
  readonly account: Account;
  readonly entry: Entry<C>;
}

/**
 * The one way in which an account changes: what time had done, the command's change, what time does with the result,
 * written as the account's next entry.
 *
 * @param inForce the program whose tiers the member has now; the change may name an older version, by which it was decided
 * @throws Error when the postings do not sum to zero: points would appear from nowhere, which is a bug.
 */
export function append<C extends Cause>(
  { account, due }: Settled,
  inForce: Program,
  change: Change<C>,
): Appended<C> {
  const imbalance = sumOf(change.postings);
  if (imbalance !== 0)
    throw new Error(`postings of ${change.cause.kind} are off balance by ${imbalance} points`);
  const { qualifying, enrolledAt, settledAt } = account;
  const folded = foldDue(qualifying, enrolledAt, inForce, settledAt, change.qualifying);
  const changed = applyChange(account, { ...change, ...(folded && { folded }) });
  const { account: settled, due: after } = settle(changed, settledAt);
  const tier = tierChange(settled, inForce);
  const entry: Entry<C> = {
    memberId: account.memberId,
    sequence: settled.sequence,
    recordedAt: settled.settledAt,
    ...change,
    ...(folded && { folded }),
    ...(tier && { tier }),
    due,
    settled: after,
    balance: balanceOf(settled),
  };
  return { account: tier === null ? settled : { ...settled, toldTier: tier.to }, entry };
}

function tierChange(account: Account, inForce: Program): TierChange | null {
  const to = tierIdOf(account, inForce, account.settledAt);
  return to === account.toldTier ? null : { from: account.toldTier, to };
}

/** The account after an entry that was decided before: the fold that the proof is made of (law 10). */
export function evolve(account: Account, entry: Omit<Entry, 'cause'>): Account {
  const before = applyDue(account, entry.due);
  const changed = applyChange(at(before, entry.recordedAt), entry);
  return at(applyDue(changed, entry.settled), entry.recordedAt);
}

function applyDue(account: Account, due: readonly DueMovement[]): Account {
  return due.reduce(
    (current, movement) => applyPostings(at(current, movement.at), movement.postings),
    account,
  );
}

type AccountChange = Pick<
  Entry,
  | 'postings'
  | 'hold'
  | 'status'
  | 'qualifying'
  | 'folded'
  | 'assignment'
  | 'referrerId'
  | 'tier'
  | 'span'
  | 'uses'
  | 'marks'
>;

/** `before` is settled to the moment of the entry. */
function applyChange(before: Account, change: AccountChange): Account {
  const { status, qualifying, folded, assignment, referrerId, tier, span, uses, marks } = change;
  const account = span ? { ...before, spans: withSpan(before.spans, span) } : before;
  const progress = folded ? foldMonths(account.qualifying, folded) : account.qualifying;
  return {
    ...applyPostings(account, change.postings, change.hold),
    sequence: account.sequence + 1,
    status: status ?? account.status,
    uses: uses ? countUses(account.uses, uses) : account.uses,
    marks: marks ? addMarks(account.marks, marks) : account.marks,
    qualifying: qualifying ? addProgress(progress, qualifying) : progress,
    enrolledAt: status === 'active' ? (account.enrolledAt ?? account.settledAt) : account.enrolledAt,
    lastOrderAt: later(account.lastOrderAt, qualifying?.orderedAt ?? null),
    assignment: assignment === undefined ? account.assignment : assignment,
    referrerId: referrerId ?? account.referrerId,
    toldTier: tier ? tier.to : account.toldTier,
  };
}

function later(one: EpochSeconds | null, other: EpochSeconds | null): EpochSeconds | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
