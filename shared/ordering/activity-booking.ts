import type { EpochSeconds } from '../domain/calendar.ts';
import { type Account, openAccount } from '../domain/ledger/account.ts';
import {
  type Activity,
  type ActivityAccrual,
  type ActivityReversal,
  type Entry,
  isCause,
} from '../domain/ledger/entry.ts';
import { recordActivity } from '../domain/ledger/record-activity.ts';
import { type ReverseCommand, reverseActivity } from '../domain/ledger/reverse-activity.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { consult } from '../earning/known-besides.ts';
import { requestHash } from '../lambda/request-hash.ts';
import { activityKey, activityReversalKey } from '../storage/keys.ts';
import type { Companion, LedgerWrite } from '../storage/ledger-write.ts';
import { drawing } from './budget-draws.ts';
import type { OrderingDeps } from './ordering-deps.ts';

/** An entry that was decided, with all that is committed with it. */
export interface Booking<C extends ActivityAccrual | ActivityReversal> {
  readonly entry: Entry<C>;
  readonly write: LedgerWrite & { readonly companions: readonly Companion[] };
}

/** The account stands for the customer, so that nothing of the person is hashed into the ledger. */
export const activityHash = (activity: Activity, memberId: string): string => requestHash(activity, memberId);

/** An activity with what it earns and draws. Refusals: those of the decision. */
export async function bookActivity(
  { profiles, budgets }: Pick<OrderingDeps, 'profiles' | 'budgets'>,
  account: Account,
  activity: Activity,
  program: Program,
  now: EpochSeconds,
): Promise<Booking<ActivityAccrual> | Refusal> {
  const { besides, spent } = await consult({ profiles, budgets }, account, program, { event: activity.type });
  const decision = recordActivity(account, activity, program, now, besides);
  if (isRefusal(decision)) return decision;
  const { entry, account: after } = decision;
  const hash = activityHash(activity, account.memberId);
  return {
    entry,
    write: {
      entries: [{ key: activityKey(activity.activityId), entry, requestHash: hash }],
      accounts: [{ before: account, after }],
      companions: await drawing(budgets, [entry], program, spent),
    },
  };
}

type ReversalDeps = Pick<OrderingDeps, 'ledger' | 'programs' | 'budgets'>;

/** Taking back all that an activity gave. @param recorded its entry */
export async function bookReversal(
  { ledger, programs, budgets }: ReversalDeps,
  recorded: Entry<ActivityAccrual>,
  command: ReverseCommand,
  now: EpochSeconds,
): Promise<Booking<ActivityReversal>> {
  const { memberId, programVersion, cause } = recorded;
  const account = (await ledger.readAccount(memberId)) ?? openAccount(memberId);
  const program = await programs.version(programVersion);
  const inForce = await programs.inForce(now);
  const { account: after, entry } = reverseActivity(account, recorded, command, program, now, inForce);
  const key = activityReversalKey(cause.activity.activityId);
  return {
    entry,
    write: {
      entries: [{ key, entry, requestHash: requestHash(command) }],
      accounts: [{ before: account, after }],
      companions: await drawing(budgets, [entry], program),
    },
  };
}

/** What stands in the place of an activity. @throws Error when it is something else */
export async function recordedActivity(
  { ledger }: Pick<ReversalDeps, 'ledger'>,
  activityId: string,
): Promise<Entry<ActivityAccrual> | null> {
  const recorded = await ledger.readEntry(activityKey(activityId));
  if (recorded === null) return null;
  if (isCause(recorded.entry, 'activity')) return recorded.entry;
  throw new Error(`the place of an activity holds a ${recorded.entry.cause.kind}`);
}
