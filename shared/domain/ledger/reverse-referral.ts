import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { reverse } from './clawback.ts';
import type { Entry } from './entry.ts';
import type { ReferralReversal, ReferralReward } from './referral.ts';
import type { ReferralSide, ReferralState } from './referral-state.ts';
import { usesGivenBack } from './reward-limit.ts';
import { settle } from './settle.ts';
import type { Use } from './uses.ts';

/**
 * Takes back what one side got: from the points that wait, and once they can be spent by the clawback policy (law 8). What
 * they counted goes back too, but for what the member keeps. Of a side that had got nothing, it says that nothing will come.
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
    ...usesBack(reward, forgiven, settled.account.settledAt),
  });
}

/**
 * What a reversal frees of caps. Whose points the clawback policy leaves has had the success, and so has who may have used a
 * reward of the catalogue by then: else an advocate would get more than the caps by orders that go back late.
 */
function usesBack(
  reward: Entry<ReferralReward> | null,
  forgiven: number,
  at: EpochSeconds,
): { readonly uses?: readonly Use[] } {
  if (reward?.uses === undefined) return {};
  const { promised, lot } = reward.cause;
  const isHad = forgiven > 0 || (promised !== undefined && at >= lot.activatesAt);
  const uses = usesGivenBack(reward.uses)
    .map((use) => ({ ...use, times: isHad ? 0 : use.times, points: Math.min(0, use.points + forgiven) }))
    .filter(({ times, points }) => times !== 0 || points !== 0);
  return uses.length === 0 ? {} : { uses };
}
