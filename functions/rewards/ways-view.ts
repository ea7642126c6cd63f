import { isoTime, parseTime } from '../../shared/contracts/time.ts';
import type { WayToEarn } from '../../shared/contracts/ways-to-earn.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { successesOf } from '../../shared/domain/ledger/referral-cap.ts';
import { stepOf } from '../../shared/domain/ledger/referral-terms.ts';
import type { Effect } from '../../shared/domain/program/earning-rule.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Way } from '../../shared/domain/program/ways-to-earn.ts';
import { rewardTexts } from '../../shared/domain/rewards/reward-texts.ts';

/** A way as members read it. */
export function wayView({ rule, status, tiers, limits }: Way, program: Program): WayToEarn {
  const { id, description, on, from, until, effect, caps } = rule;
  const nameOf = (tier: string) => program.tiers?.tiers.find((known) => known.id === tier)?.name ?? tier;
  return {
    ruleId: id,
    description,
    event: on === 'order' ? null : on.event,
    gives: givesView(effect),
    status,
    from: from === undefined ? null : isoTime(parseTime(from)),
    until: until === undefined ? null : isoTime(parseTime(until)),
    tiers: tiers.map((tier) => ({ id: tier, name: nameOf(tier) })),
    atMostPerOrder: caps?.perOrder ?? null,
    limits: limits.map((limit) => ({ ...limit })),
  };
}

function givesView(effect: Effect): WayToEarn['gives'] {
  if (effect.kind !== 'points_per_amount') return { ...effect };
  const { kind, points, perAmount, wholeSteps = false } = effect;
  return { kind, points, perAmount: { ...perAmount }, wholeSteps };
}

/** What the next success as an advocate gives; null where the program has no referrals. */
export function nextFriendGives(account: Account, { referrals, rewards = [] }: Program, locale?: string) {
  if (referrals === undefined) return null;
  const step = stepOf(referrals.advocateGets, successesOf(account) + 1);
  if (step === null) return { points: 0, rewardId: null, rewardName: null };
  if ('points' in step) return { points: step.points, rewardId: null, rewardName: null };
  const reward = rewards.find(({ id }) => id === step.reward);
  const rewardName = reward === undefined ? null : rewardTexts(reward, locale).name;
  return { points: 0, rewardId: step.reward, rewardName };
}
