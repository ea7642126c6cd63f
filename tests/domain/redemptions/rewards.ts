import type { Reward } from '../../../shared/domain/program/reward.ts';
import { aReward } from '../builders.ts';

const coupon = { codes: { kind: 'generated' as const, length: 8 }, giftable: true };

/** What is redeemed in the lives of the tests: one of each way in which a redemption can go. */
export const REWARDS = [
  aReward(),
  aReward({ id: 'pay-in-whole', returns: 'whole' }),
  aReward({
    id: 'shipping',
    benefit: { kind: 'free_shipping' },
    returns: 'in_proportion',
    limits: [
      { per: 'day', times: 1 },
      { per: 'year', times: 3 },
    ],
  }),
  aReward({
    id: 'voucher',
    benefit: { kind: 'amount_off', amount: { USD: 500 }, goods: { skus: ['sku-0', 'sku-2'] } },
    limits: [
      { per: 'month', times: 2 },
      { per: 'ever', times: 4 },
    ],
    coupon,
  }),
  aReward({
    id: 'tasting',
    benefit: { kind: 'by_hand', instructions: 'Book a seat.' },
    returns: 'never',
    limits: [{ per: 'week', times: 2 }],
  }),
] as const satisfies readonly Reward[];

export function rewardOf(rewardId: string): Reward {
  const found = REWARDS.find(({ id }) => id === rewardId);
  if (found === undefined) throw new Error(`no life has a reward ${rewardId}`);
  return found;
}
