import type { ActivityResult, ActivityReversalResult } from '../../shared/contracts/activities.ts';
import { isoExpiry, isoTime, spansOf } from '../../shared/contracts/time.ts';
import type { ActivityAccrual, ActivityReversal, Entry } from '../../shared/domain/ledger/entry.ts';

export function activityView(recorded: Entry<ActivityAccrual>): ActivityResult {
  const { activity, earned, rules, lot, withheld } = recorded.cause;
  return {
    activityId: activity.activityId,
    memberId: recorded.memberId,
    sequence: recorded.sequence,
    programVersion: recorded.programVersion,
    points: earned,
    withheld: withheld ?? null,
    rules: rules.map(({ ruleId, points }) => ({ ruleId, points })),
    activatesAt: isoTime(lot.activatesAt),
    expiresAt: isoExpiry(lot.expiresAt, spansOf(recorded)),
    balance: recorded.balance,
  };
}

export function activityReversalView(reversal: Entry<ActivityReversal>): ActivityReversalResult {
  const { activityId, reversed, forgiven } = reversal.cause;
  return {
    activityId,
    memberId: reversal.memberId,
    sequence: reversal.sequence,
    programVersion: reversal.programVersion,
    reversed,
    forgiven,
    balance: reversal.balance,
  };
}
