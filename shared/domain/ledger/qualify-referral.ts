import { type EpochSeconds, midnightAfterDays } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { OrderState } from './order-state.ts';
import type { ReferralCheck, ReferralQualification, ReferralVerdict } from './referral.ts';
import type { ReferralState } from './referral-state.ts';
import { referralTerms } from './referral-terms.ts';
import { settle } from './settle.ts';

/** What judging found. */
export interface ReferralJudgment {
  readonly score: number;
  readonly checks: readonly ReferralCheck[];
  readonly verdict: ReferralVerdict;
}

/**
 * Keeps what judging found of a referral whose order qualifies, once. In shadow nothing is held against anybody: the verdict
 * is `reward`, and what would have been decided stands beside it. How strictly is judged is a matter of the program in
 * force; what was promised, the hold included, is one of the version that the referral names.
 *
 * @param account the friend's
 * @param program the version that the referral names
 */
export function qualifyReferral(
  account: Account,
  state: ReferralState,
  { order }: OrderState,
  { score, checks, verdict }: ReferralJudgment,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ReferralQualification> {
  const terms = referralTerms(program);
  const { mode } = (inForce.referrals ?? terms).judging;
  return append<ReferralQualification>(settle(account, now), inForce, {
    cause: {
      kind: 'referral_qualification',
      friendId: state.friendId,
      orderId: order.orderId,
      holdEndsAt: midnightAfterDays(order.placedAt, terms.holdDays, program.timeZone),
      score,
      checks,
      ...(mode === 'shadow' ? { verdict: 'reward', shadow: verdict } : { verdict }),
    },
    occurredAt: order.placedAt,
    programVersion: state.programVersion,
    postings: [],
  });
}
