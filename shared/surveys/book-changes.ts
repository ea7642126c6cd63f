import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import type { ActivityChange } from '../domain/ledger/activity-change.ts';
import type { Appended } from '../domain/ledger/append.ts';
import { type ActivityAccrual, type ActivityReversal, isCause } from '../domain/ledger/entry.ts';
import { recordActivity } from '../domain/ledger/record-activity.ts';
import { reverseActivity } from '../domain/ledger/reverse-activity.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { SURVEY_ANSWERED } from '../domain/surveys/told-scores.ts';
import { consult } from '../earning/known-besides.ts';
import { requestHash } from '../lambda/request-hash.ts';
import { drawing } from '../ordering/budget-draws.ts';
import { activityKey, activityReversalKey } from '../storage/keys.ts';
import type { LedgerWrite } from '../storage/ledger-write.ts';
import type { SurveyingDeps } from './surveying-deps.ts';

type Deps = Pick<SurveyingDeps, 'ledger' | 'profiles' | 'programs' | 'budgets'>;
type Told = ActivityAccrual | ActivityReversal;

/** What of the ledger's part is to be written yet: nothing where it knows all of it. */
export interface BookedChanges {
  readonly entries: LedgerWrite['entries'];
  readonly accounts: LedgerWrite['accounts'];
  readonly draws: NonNullable<LedgerWrite['companions']>;
}

/**
 * The entries that tell the ledger of an answer's changes. What stands in the ledger already is left out, so that an answer which
 * was lost, or restored as it was before, is taken again without a second entry.
 *
 * Refusals: SURVEY_ANSWERED, where the ledger has another answer in that place.
 */
export async function bookChanges(
  deps: Deps,
  account: Account,
  changes: readonly ActivityChange[],
  now: EpochSeconds,
): Promise<BookedChanges | Refusal> {
  const { programs, budgets } = deps;
  if (changes.length === 0) return { entries: [], accounts: [], draws: [] };
  const program = await programs.inForce(now);
  // Budgets are read before the change gives anything back, so that a rule may give a little less, and never too much.
  const { besides, spent } = await consult(deps, account, program, { event: SURVEY_ANSWERED });
  const book: Book = { program, besides, now };
  const writes: LedgerWrite['entries'][number][] = [];
  let current = account;
  for (const change of changes) {
    const told = await tell(deps, current, change, book);
    if (isRefusal(told)) return told;
    if (told === null) continue;
    current = told.account;
    writes.push({ key: keyOf(change), entry: told.entry, requestHash: hashOf(change, account.memberId) });
  }
  const entries = writes.map(({ entry }) => entry);
  return {
    entries: writes,
    accounts: current === account ? [] : [{ before: account, after: current }],
    draws: await drawing(budgets, entries, program, spent),
  };
}

interface Book {
  readonly program: Program;
  readonly besides: Awaited<ReturnType<typeof consult>>['besides'];
  readonly now: EpochSeconds;
}

const keyOf = (change: ActivityChange) =>
  change.kind === 'record' ? activityKey(change.activity.activityId) : activityReversalKey(change.activityId);

/** Those of `POST /v1/activities` and its reversal, so that the same from there is a replay, too. */
const hashOf = (change: ActivityChange, memberId: string): string =>
  change.kind === 'record' ? requestHash(change.activity, memberId) : requestHash({ reason: change.reason });

/** Null: the ledger knows. */
async function tell(
  { ledger, programs }: Deps,
  account: Account,
  change: ActivityChange,
  { program, besides, now }: Book,
): Promise<Appended<Told> | Refusal | null> {
  const stored = await ledger.readEntry(keyOf(change));
  if (change.kind === 'record') {
    if (stored === null) return recordActivity(account, change.activity, program, now, besides);
    return stored.requestHash === hashOf(change, account.memberId) ? null : otherInLedger(change.activity);
  }
  // Whoever withdrew the activity by the API has taken it back already, for whatever reason.
  const recorded = stored === null ? await ledger.readEntry(activityKey(change.activityId)) : null;
  if (recorded === null || !isCause(recorded.entry, 'activity')) return null;
  const version = await programs.version(recorded.entry.programVersion);
  return reverseActivity(account, recorded.entry, { reason: change.reason }, version, now, program);
}

const otherInLedger = ({ activityId }: { readonly activityId: string }): Refusal =>
  refuse('SURVEY_ANSWERED', `The ledger has another activity ${activityId}, which is for ever.`);
