import type { Reward } from '../../../shared/domain/program/reward.ts';

/** What the examples' customer redeems. */
export const STORY_REWARDS = {
  payment: {
    id: 'pay-with-points',
    name: 'Pay with points',
    benefit: { kind: 'pay_with_points', minimum: 10, step: 1, atMostPercent: 50 },
    returns: 'in_proportion',
  },
  gift: {
    id: 'tea-for-two',
    name: 'Tea for two',
    benefit: { kind: 'amount_off', amount: { USD: 500 } },
    price: { points: 10 },
    coupon: {
      codes: { kind: 'generated', prefix: 'GIFT', length: 8, groupsOf: 4 },
      validDays: 90,
      giftable: true,
    },
    returns: 'whole',
  },
  tasting: {
    id: 'tea-tasting',
    name: 'A seat at the tea tasting',
    benefit: { kind: 'by_hand', instructions: 'Book a seat and send the invitation.' },
    price: { points: 15 },
    returns: 'never',
  },
} as const satisfies Record<string, Reward>;
