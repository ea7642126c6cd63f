import type { Benefit, Reward } from '../../shared/domain/program/reward.ts';

export const aReward = (changes: Partial<Reward> = {}): Reward => ({
  id: 'ten-off',
  name: '10 off',
  benefit: { kind: 'amount_off', amount: { USD: 1_000, EUR: 900 } },
  price: { points: 1_000 },
  returns: 'in_proportion',
  ...changes,
});

/** A reward that a referral can promise. */
export const aGift = (changes: Partial<Reward> = {}): Reward =>
  aReward({ id: 'gift', benefit: { kind: 'gift_card', amount: { USD: 2_500, EUR: 2_200 } }, ...changes });

type Payment = Extract<Benefit, { kind: 'pay_with_points' }>;

export const aPayment = (changes: Partial<Payment> = {}, id = 'pay'): Reward => ({
  id,
  name: 'Pay with points',
  benefit: { kind: 'pay_with_points', minimum: 500, step: 100, atMostPercent: 50, ...changes },
  returns: 'in_proportion',
});

/** One of each kind. */
export const SOME_BENEFITS: readonly Benefit[] = [
  { kind: 'percent_off', percent: 20, atMost: { USD: 5_000 }, goods: { categories: ['shoes'] } },
  { kind: 'amount_off', amount: { USD: 1_000, EUR: 900 }, goods: { tags: ['new'] } },
  { kind: 'free_shipping', atMost: { USD: 700 } },
  { kind: 'free_product', sku: 'mug', quantity: 2 },
  { kind: 'gift_card', amount: { USD: 2_500 } },
  { kind: 'store_credit', amount: { USD: 2_500 } },
  { kind: 'pay_with_points', minimum: 500, step: 100, atMostPercent: 50 },
  { kind: 'by_hand', instructions: 'Call the member.\nAgree on a day.' },
  { kind: 'donation', amount: { USD: 500 }, to: 'Clean Harbor' },
];

/** A reward that has every field. */
export const FULL_REWARD: Required<Reward> = {
  id: 'shoes',
  name: '20 % off shoes',
  description: 'On every pair.',
  terms: 'Not with other offers.\n\nOne pair a season.',
  benefit: {
    kind: 'percent_off',
    percent: 20,
    atMost: { USD: 5_000, EUR: 4_500 },
    goods: { categories: ['shoes'] },
  },
  price: { points: 800, tiers: { gold: 600 } },
  for: { tiers: ['blue', 'gold'], segments: ['vip'], countries: ['US', 'DE'], channels: ['web'] },
  minimumOrder: { USD: 4_000, EUR: 3_600 },
  from: '2026-03-01T00:00:00Z',
  until: '2026-09-01T00:00:00Z',
  stock: 1_000,
  limits: [
    { per: 'month', times: 1 },
    { per: 'ever', times: 4 },
  ],
  coupon: {
    codes: { kind: 'generated', prefix: 'SHOES-', length: 12, groupsOf: 4 },
    validDays: 60,
    giftable: true,
  },
  returns: 'whole',
  texts: {
    de: { name: '20 % auf Schuhe', terms: 'Nicht mit anderen.' },
    'pt-BR': { name: '20 % em sapatos' },
  },
  pictures: [{ url: 'https://shop.example/shoes.jpg', alt: 'A pair of shoes' }],
};
