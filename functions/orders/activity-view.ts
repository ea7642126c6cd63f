import type { ActivityResult, ActivityReversalResult } from '../../shared/contracts/activities.ts';
import { isoExpiry, isoTime, spansOf } from '../../shared/contracts/time.ts';
import type { ActivityAccrual, ActivityReversal, Entry } from '../../shared/domain/ledger/entry.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { explainActivity } from '../../shared/earning/explain-activity.ts';

/** @param program the version that the entry names */
export function activityView(recorded: Entry<ActivityAccrual>, program: Program): ActivityResult {
  const { activity, earned, lot, withheld } = recorded.cause;
  return {
    activityId: activity.activityId,
    memberId: recorded.memberId,
    sequence: recorded.sequence,
    programVersion: recorded.programVersion,
    points: earned,
    withheld: withheld ?? null,
    activatesAt: isoTime(lot.activatesAt),
    expiresAt: isoExpiry(lot.expiresAt, spansOf(recorded)),
    explanation: explainActivity(recorded.cause, program),
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
