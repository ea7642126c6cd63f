import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { ReferralReview, ReferralStatus } from './referral.ts';
import { type ReferralState, referralStatus } from './referral-state.ts';
import { settle } from './settle.ts';

export type ReviewReferralCommand = Omit<ReferralReview, 'kind' | 'friendId'>;

/**
 * A person decides: approves or rejects what judging left open, or rejects what still waits for its hold to end. Points
 * follow by reconciling. Idempotent by its review id, which the caller looks for in the referral's entries.
 *
 * Refusals: REFERRAL_NOT_IN_REVIEW.
 *
 * @param account the friend's
 * @param program the version that the referral names
 */
export function reviewReferral(
  account: Account,
  state: ReferralState,
  command: ReviewReferralCommand,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ReferralReview> | Refusal {
  const settled = settle(account, now);
  const { settledAt } = settled.account;
  const status = referralStatus(state, program, settledAt);
  const isOpen = status === 'in_review' || (status === 'qualified' && command.verdict === 'reject');
  if (!isOpen) {
    return refuse('REFERRAL_NOT_IN_REVIEW', whyNotOpen(status, command.verdict), '/verdict');
  }
  return append<ReferralReview>(settled, inForce, {
    cause: { kind: 'referral_review', friendId: state.friendId, ...command },
    occurredAt: settledAt,
    programVersion: state.programVersion,
    postings: [],
  });
}

function whyNotOpen(status: ReferralStatus, verdict: ReviewReferralCommand['verdict']): string {
  if (status === 'rejected' && verdict === 'reject') return 'The referral is rejected already.';
  return `The referral is ${status} and cannot be ${verdict === 'reward' ? 'approved' : 'rejected'}.`;
}
