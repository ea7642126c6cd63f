import type { EpochSeconds } from '../../calendar.ts';
import type { ProgramDocument } from '../program.ts';
import type { Reward } from '../reward.ts';
import { audienceFaults } from './audience-faults.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';
import { couponFaults } from './coupon-faults.ts';
import { paymentFaults } from './payment-faults.ts';
import { rewardMoneyFaults } from './reward-money-faults.ts';
import { validityFaults } from './validity-faults.ts';

const REWARD = { noun: 'reward', never: 'can never be had', over: 'can no longer be had' };

/** Rewards that nobody can have, that cost nothing or what cannot be paid, or that promise what they do not keep. */
export function rewardListFaults(document: ProgramDocument, now: EpochSeconds): readonly Contradiction[] {
  const { rewards = [] } = document;
  return rewards.flatMap((reward, index) => {
    const path = pointer('rewards', index);
    return [
      ...priceFaults(reward, path),
      ...validityFaults(reward, path, now, REWARD),
      ...amountFaults(reward, path),
      ...audienceFaults(reward, path, document),
      ...rewardMoneyFaults(reward, path, document),
      ...couponFaults(reward, path),
      ...paymentFaults(reward, index, document),
    ];
  });
}

function priceFaults({ id, benefit, price }: Reward, path: string): readonly Contradiction[] {
  const isPayment = benefit.kind === 'pay_with_points';
  if (isPayment === (price === undefined)) return [];
  return [
    isPayment
      ? error(
          'PRICE_MISPLACED',
          `${path}/price`,
          price,
          'with pay_with_points members say themselves how many points they spend, at the value in /pointValue; remove the price',
        )
      : error(
          'PRICE_MISPLACED',
          path,
          id,
          'has no price, so nobody knows what it costs; add one, such as "price": {"points": 500}',
        ),
  ];
}

function amountFaults({ stock, limits = [] }: Reward, path: string): readonly Contradiction[] {
  return [
    ...(stock === 0
      ? [
          error(
            'NOTHING_TO_GIVE',
            `${path}/stock`,
            stock,
            'nobody can ever have the reward; give at least 1, or end the reward by "until", or remove it',
          ),
        ]
      : []),
    ...limits.flatMap(({ times }, index) =>
      times === 0
        ? [
            error(
              'NOTHING_TO_GIVE',
              path + pointer('limits', index, 'times'),
              times,
              'nobody can ever have the reward; give at least 1, or remove the limit',
            ),
          ]
        : [],
    ),
  ];
}
