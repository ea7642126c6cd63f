import type { Reward } from '../../../shared/domain/program/reward.ts';
import { aDocument } from '../documents.ts';
import { aPayment } from '../rewards.ts';
import type { BadDocument } from './bad-document.ts';

const rewards = (...all: readonly Reward[]) => aDocument({ rewards: all });

export const PAYMENTS: readonly BadDocument[] = [
  [
    'a price for paying with points',
    rewards({ ...aPayment(), price: { points: 5 } }),
    'PRICE_MISPLACED',
    '/rewards/0/price',
    { points: 5 },
    /remove the price/,
  ],
  [
    'two ways to pay with points',
    rewards(aPayment(), aPayment({ step: 50 }, 'other')),
    'SEVERAL_PAYMENTS',
    '/rewards/1/benefit/kind',
    'pay_with_points',
    /already at \/rewards\/0/,
  ],
  [
    'a minimum between two steps',
    rewards(aPayment({ minimum: 250, step: 100 })),
    'STEP_DOES_NOT_FIT',
    '/rewards/0/benefit/minimum',
    250,
    /give 300, or another step/,
  ],
  [
    'a payment with points that are worth nothing',
    { ...rewards(aPayment()), pointValue: { points: 1, amount: { USD: 0, EUR: 0 } } },
    'NOTHING_TO_GIVE',
    '/rewards/0/benefit/kind',
    'pay_with_points',
    /give their value in \/pointValue\/amount/,
  ],
  [
    'a payment with points that are worth nothing in the currency of the least order',
    {
      ...rewards({ ...aPayment(), minimumOrder: { EUR: 1 } }),
      pointValue: { points: 1, amount: { USD: 1, EUR: 0 } },
    },
    'NOTHING_TO_GIVE',
    '/rewards/0/benefit/kind',
    'pay_with_points',
    /worth nothing in any currency that can be paid in/,
  ],
  [
    'a minimum that is worth less than a cent',
    { ...rewards(aPayment({ minimum: 9, step: 3 })), pointValue: { points: 10, amount: { USD: 1, EUR: 1 } } },
    'NOTHING_TO_GIVE',
    '/rewards/0/benefit/minimum',
    9,
    /less than one minor unit.*give more/,
  ],
];
