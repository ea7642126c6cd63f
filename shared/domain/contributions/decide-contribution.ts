import type { EpochSeconds } from '../calendar.ts';
import type { ActivityChange } from '../ledger/activity-change.ts';
import type { Activity } from '../ledger/entry.ts';
import { refuseFuture } from '../ledger/record-activity.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Contribution, type Decision, statusOf } from './contribution.ts';

export type DecisionCommand = Pick<Decision, 'actor' | 'reason'>;

export interface Decided {
  /** The very same object where nothing changed: there is nothing to store. */
  readonly contribution: Contribution;
  /** What this step adds to what the ledger is to be told. */
  readonly changes: readonly ActivityChange[];
}

export type SubmitCommand = Pick<Contribution, 'memberId' | 'activity' | 'reference'>;

/** Waits for a decision, and earns nothing yet. Refusals: ACTIVITY_IN_FUTURE. */
export function submitContribution(command: SubmitCommand, now: EpochSeconds): Contribution | Refusal {
  return refuseFuture(command.activity, now) ?? { ...command, submittedAt: now, decisions: [] };
}

/** It earns from now on. Approved once more, it stays as the first one approved it. Refusals: CONTRIBUTION_DECIDED. */
export const approveContribution = (
  contribution: Contribution,
  command: DecisionCommand,
  now: EpochSeconds,
): Decided | Refusal => decideOn(contribution, 'approved', command, now);

/** It never earns. Rejected once more, it stays as the first one rejected it. Refusals: CONTRIBUTION_DECIDED. */
export const rejectContribution = (
  contribution: Contribution,
  command: DecisionCommand,
  now: EpochSeconds,
): Decided | Refusal => decideOn(contribution, 'rejected', command, now);

/**
 * All that it earned is taken back. Withdrawn once more, it stays as the first one withdrew it.
 * Refusals: CONTRIBUTION_NOT_APPROVED.
 */
export function withdrawContribution(
  contribution: Contribution,
  command: DecisionCommand,
  now: EpochSeconds,
): Decided | Refusal {
  const status = statusOf(contribution);
  if (status === 'withdrawn') return { contribution, changes: [] };
  if (status === 'approved') return decided(contribution, { status: 'withdrawn', at: now, ...command });
  const detail = `Contribution ${contribution.activity.activityId} is ${status}; only what was approved is withdrawn.`;
  return refuse('CONTRIBUTION_NOT_APPROVED', detail);
}

/** All that the ledger is to be told of a contribution, in order: for whoever was interrupted while telling it. */
export function changesOf({ activity, decisions }: Contribution): readonly ActivityChange[] {
  return decisions.flatMap(({ status }) => changesBy(status, activity));
}

function decideOn(
  contribution: Contribution,
  wanted: 'approved' | 'rejected',
  command: DecisionCommand,
  now: EpochSeconds,
): Decided | Refusal {
  const status = statusOf(contribution);
  if (status === wanted) return { contribution, changes: [] };
  if (status === 'submitted') return decided(contribution, { status: wanted, at: now, ...command });
  const { activityId } = contribution.activity;
  return refuse(
    'CONTRIBUTION_DECIDED',
    `Contribution ${activityId} is ${status}; it cannot become ${wanted}.`,
  );
}

function decided(contribution: Contribution, decision: Decision): Decided {
  const next = { ...contribution, decisions: [...contribution.decisions, decision] };
  return { contribution: next, changes: changesBy(decision.status, contribution.activity) };
}

function changesBy(status: Decision['status'], activity: Activity): readonly ActivityChange[] {
  switch (status) {
    case 'approved':
      return [{ kind: 'record', activity }];
    case 'rejected':
      return [];
    case 'withdrawn':
      return [{ kind: 'reverse', activityId: activity.activityId, reason: 'contribution_withdrawn' }];
  }
}
