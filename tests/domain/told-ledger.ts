import type { Account } from '../../shared/domain/ledger/account.ts';
import type { ActivityChange } from '../../shared/domain/ledger/activity-change.ts';
import type { ActivityAccrual, Entry } from '../../shared/domain/ledger/entry.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import { reverseActivity } from '../../shared/domain/ledger/reverse-activity.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { aMember, decided } from './builders.ts';

/** A member's books as far as activities go, with the guard that storage has: each id is recorded, and reversed, once. */
export interface ToldLedger {
  readonly account: Account;
  readonly recorded: ReadonlyMap<string, Entry<ActivityAccrual>>;
  readonly reversed: ReadonlySet<string>;
}

export const untold = (program: Program): ToldLedger => ({
  account: aMember(program),
  recorded: new Map(),
  reversed: new Set(),
});

/** @throws Error for what a ledger refuses: the same id with other content, or taking back what it never had */
export function tell(ledger: ToldLedger, change: ActivityChange, program: Program, now: number): ToldLedger {
  const { account, recorded, reversed } = ledger;
  if (change.kind === 'record') {
    const { activity } = change;
    const first = recorded.get(activity.activityId)?.cause.activity;
    if (first !== undefined) {
      if (JSON.stringify(first) !== JSON.stringify(activity)) throw new Error('IDEMPOTENCY_MISMATCH');
      return ledger;
    }
    const { account: after, entry } = decided(recordActivity(account, activity, program, now));
    return { ...ledger, account: after, recorded: new Map(recorded).set(activity.activityId, entry) };
  }
  const entry = recorded.get(change.activityId);
  if (entry === undefined) throw new Error(`ACTIVITY_NOT_FOUND: ${change.activityId}`);
  if (reversed.has(change.activityId)) return ledger;
  const { account: after } = reverseActivity(account, entry, { reason: change.reason }, program, now);
  return { ...ledger, account: after, reversed: new Set(reversed).add(change.activityId) };
}

/** The activities that stand: recorded, and not reversed. */
export const standing = ({ recorded, reversed }: ToldLedger) =>
  [...recorded.values()]
    .map(({ cause }) => cause.activity)
    .filter(({ activityId }) => !reversed.has(activityId));
