import type { EpochSeconds } from '../calendar.ts';
import { type Account, type AccountStatus, balanceOf, type Qualifying } from './account.ts';
import { applyPostings, type HoldTerms } from './apply-postings.ts';
import type { Cause, Entry, QualifyingChange } from './entry.ts';
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
  readonly qualifying?: QualifyingChange;
  readonly span?: Span;
  readonly uses?: readonly Use[];
}

export interface Appended<C extends Cause = Cause> {
  readonly account: Account;
  readonly entry: Entry<C>;
}

/**
 * The one way in which an account changes: what time had done, the command's change, what time does with the result,
 * written as the account's next entry.
 *
 * @throws Error when the postings do not sum to zero: points would appear from nowhere, which is a bug.
 */
export function append<C extends Cause>({ account, due }: Settled, change: Change<C>): Appended<C> {
  const imbalance = sumOf(change.postings);
  if (imbalance !== 0)
    throw new Error(`postings of ${change.cause.kind} are off balance by ${imbalance} points`);
  const changed = applyChange(account, change);
  const { account: settled, due: after } = settle(changed, account.settledAt);
  const entry: Entry<C> = {
    memberId: account.memberId,
    sequence: settled.sequence,
    recordedAt: settled.settledAt,
    ...change,
    due,
    settled: after,
    balance: balanceOf(settled),
  };
  return { account: settled, entry };
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

type AccountChange = Pick<Change, 'postings' | 'hold' | 'status' | 'qualifying' | 'span' | 'uses'>;

function applyChange(before: Account, change: AccountChange): Account {
  const account = change.span ? { ...before, spans: withSpan(before.spans, change.span) } : before;
  return {
    ...applyPostings(account, change.postings, change.hold),
    sequence: account.sequence + 1,
    status: change.status ?? account.status,
    uses: change.uses ? countUses(account.uses, change.uses) : account.uses,
    qualifying: change.qualifying ? progress(account.qualifying, change.qualifying) : account.qualifying,
  };
}

function progress(before: Qualifying, change: QualifyingChange): Qualifying {
  const amount = (before.amounts[change.currency] ?? 0) + change.amount;
  return {
    orders: before.orders + change.orders,
    points: before.points + change.points,
    amounts: { ...before.amounts, [change.currency]: amount },
  };
}
