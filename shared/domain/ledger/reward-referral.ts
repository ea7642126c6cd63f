import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { ReferralStep } from '../program/referral-program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { lotFrom } from './lot-dates.ts';
import { issue } from './record-order.ts';
import type { ReferralReward } from './referral.ts';
import { isOverCap, successesOf, usesOfReferral } from './referral-cap.ts';
import { type ReferralSide, type ReferralState, spendableAt } from './referral-state.ts';
import { referralTerms, stepOf } from './referral-terms.ts';
import { settle } from './settle.ts';

/**
 * Books what one side gets: points that wait until the hold ends, or the promise of a reward of the catalogue, which is then
 * redeemed for nothing once the hold has ended. What an advocate gets goes by the number of successes and counts towards
 * the caps; over a cap, and of who has left, nothing is booked, with the reason in `withheld`. They are no progress towards
 * tiers, which are for what a member does.
 *
 * @param account of that side
 * @param redemptionId of the redemption that a reward of the catalogue will be
 * @param program the version that the referral names
 * @throws Error when nothing qualified: there is no reward to book, and the caller should have known.
 */
export function rewardReferral(
  account: Account,
  state: ReferralState,
  side: ReferralSide,
  redemptionId: string,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ReferralReward> {
  const { qualification, friendId, programVersion } = state;
  const activatesAt = spendableAt(state);
  if (qualification === null || activatesAt === null)
    throw new Error(`the referral of ${friendId} is to be rewarded and did not qualify`);
  const settled = settle(account, now);
  const isAdvocate = side === 'advocate';
  const success = isAdvocate ? successesOf(settled.account) + 1 : 1;
  const { advocateGets, friendGets } = referralTerms(program);
  const step = stepOf(isAdvocate ? advocateGets : friendGets, success);
  const points = step !== null && 'points' in step ? step.points : 0;
  const withheld = withheldFrom(settled.account, side, points, program);
  const given = withheld === undefined ? points : 0;
  const { lot, span } = lotFrom(given > 0 ? settled.account : null, activatesAt, program);
  return append<ReferralReward>(settled, inForce, {
    cause: {
      kind: 'referral_reward',
      friendId,
      side,
      success,
      points: given,
      lot,
      ...(withheld === undefined ? promiseOf(step, redemptionId) : { withheld }),
    },
    occurredAt: qualification.occurredAt,
    programVersion,
    postings: issue(given, lot),
    ...(span === undefined ? {} : { span }),
    ...(isAdvocate && withheld === undefined
      ? { uses: usesOfReferral(settled.account, given, program) }
      : {}),
  });
}

function promiseOf(step: ReferralStep | null, redemptionId: string) {
  return step !== null && 'reward' in step ? { promised: { rewardId: step.reward, redemptionId } } : {};
}

function withheldFrom(
  account: Account,
  side: ReferralSide,
  points: number,
  program: Program,
): ReferralReward['withheld'] {
  if (account.status === 'guest') return 'NOT_AN_ADVOCATE';
  if (account.status !== 'active') return 'MEMBER_CLOSED';
  return side === 'advocate' && isOverCap(account, points, program) ? 'CAP_REACHED' : undefined;
}
