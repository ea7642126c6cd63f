import { listMemberRewards as operation } from '../../shared/contracts/operations/rewards.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { judgeReward } from '../../shared/domain/rewards/judge-reward.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { factsForRewards } from '../../shared/redeeming/facts-for-rewards.ts';
import type { RewardsDeps } from './deps.ts';
import { memberRewardOffer } from './reward-offer.ts';
import { readUnitsLeft } from './units-left.ts';

type Deps = Pick<RewardsDeps, 'ledger' | 'profiles' | 'programs' | 'stocks'>;

/**
 * What a member can get, and what is missing for the rest: the account, and the profile and stocks where rewards ask for
 * them. Nothing is written. Refusals: MEMBER_NOT_FOUND.
 */
export function listMemberRewards({ ledger, profiles, programs, stocks }: Deps) {
  return route(operation, async ({ path: { memberId }, query, now }) => {
    const { locale, country, channel, currency } = query;
    const stored = await ledger.readAccount(memberId);
    if (stored === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const { account } = settle(stored, now);
    const program = await programs.inForce(now);
    const rewards = program.rewards ?? [];
    const [facts, unitsLeft] = await Promise.all([
      factsForRewards(profiles, account, program, rewards),
      readUnitsLeft(stocks, rewards, now),
    ]);
    const known = {
      facts,
      channel,
      ...(country === undefined ? {} : { country }),
      ...(currency === undefined ? {} : { currency }),
    };
    return answer(200, {
      programVersion: program.version,
      asOf: isoTime(now),
      pointsName: program.pointsName,
      activePoints: balanceOf(account).active,
      rewards: rewards.map((reward) => {
        const offer = judgeReward(reward, program, account, { ...known, stockLeft: unitsLeft(reward) }, now);
        return memberRewardOffer(reward, offer, unitsLeft, locale);
      }),
    });
  });
}
