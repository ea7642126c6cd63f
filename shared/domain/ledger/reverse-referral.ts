import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { reverse } from './clawback.ts';
import type { ReferralReversal } from './referral.ts';
import type { ReferralSide, ReferralState } from './referral-state.ts';
import { usesGivenBack } from './reward-limit.ts';
import { settle } from './settle.ts';

/**
 * Takes back what one side got: from the points that wait, and once they can be spent by the clawback policy (law 8). What
 * they counted goes back too. Of a side that had got nothing, it says that nothing will come.
 *
 * @param account of that side
 * @param program the version that the referral names
 */
export function reverseReferral(
  account: Account,
  state: ReferralState,
  side: ReferralSide,
  reason: ReferralReversal['reason'],
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ReferralReversal> {
  const { reward } = state[side];
  const settled = settle(account, now);
  const points = reward?.cause.points ?? 0;
  const { postings, forgiven } =
    reward === null || points === 0
      ? { postings: [], forgiven: 0 }
      : reverse(settled.account, reward.cause.lot, points, program.clawback);
  return append<ReferralReversal>(settled, inForce, {
    cause: {
      kind: 'referral_reversal',
      friendId: state.friendId,
      side,
      reason,
      reversed: points - forgiven,
      forgiven,
    },
    occurredAt: settled.account.settledAt,
    programVersion: state.programVersion,
    postings,
    ...(reward?.uses === undefined ? {} : { uses: usesGivenBack(reward.uses) }),
  });
}
