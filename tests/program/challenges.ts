import type { Challenge } from '../../shared/domain/program/challenge.ts';

/** What `aDocument` takes without a fault. */
export const aChallenge = (changes: Partial<Challenge> = {}): Challenge => ({
  id: 'third-order',
  name: 'Third order',
  goal: { kind: 'orders', orders: 3 },
  counts: {},
  repeatable: false,
  gives: { points: 100 },
  ...changes,
});

/** A challenge that has every field. */
export const FULL_CHALLENGE: Required<Challenge> = {
  id: 'shoes-in-june',
  name: 'Shoes in June',
  description: 'Order shoes\nthree times in a month.',
  goal: { kind: 'orders', orders: 3, within: 'month' },
  counts: {
    minimum: { USD: 2_000, EUR: 1_800 },
    goods: { categories: ['shoes'] },
    excluding: { tags: ['outlet'] },
  },
  for: { tiers: ['gold'], segments: ['vip'] },
  from: '2026-06-01T00:00:00-04:00',
  until: '2026-09-01T00:00:00-04:00',
  repeatable: true,
  gives: { points: 300 },
  texts: { de: { name: 'Schuhe im Juni', description: 'Dreimal in einem Monat.' } },
};
