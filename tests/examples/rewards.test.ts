import { expect, test } from 'vitest';
import { describeReward } from '../../shared/domain/program/describe-rewards.ts';
import type { BenefitKind } from '../../shared/domain/program/reward.ts';
import { anItem, exampleProgram, liveThrough, openLife, type Row } from './member-year.ts';

const PROGRAM = exampleProgram('rewards.json');
const REWARDS = PROGRAM.rewards ?? [];

/** A hiker who becomes Captain with a tent, and brings the boots back. */
const YEAR: readonly Row[] = [
  {
    at: '2027-03-01T10:00:00-05:00',
    what: { order: 'boots', lines: [anItem('boots', 179.9, { categories: ['boots'] })] },
    points: 899,
    why: '5 for each of 179.90 dollars are 899.5',
    tier: 'mate',
  },
  {
    at: '2027-03-14T23:59:59-04:00',
    what: { look: true },
    points: 0,
    why: 'pending for 14 days, up to the next midnight',
    tier: 'mate',
  },
  {
    at: '2027-03-16T00:00:00-04:00',
    what: { look: true },
    points: 899,
    why: 'a knot short of ten-off',
    tier: 'mate',
  },
  {
    at: '2027-05-02T10:00:00-04:00',
    what: {
      order: 'tent',
      lines: [anItem('tent', 450), anItem('card', 100, { categories: ['gift-card'] })],
    },
    points: 2_250,
    why: '5 × 450; gift cards earn nothing',
    tier: 'captain',
  },
  {
    at: '2027-06-01T10:00:00-04:00',
    what: { order: 'stove', lines: [anItem('stove', 60)] },
    points: 360,
    why: '179.90 + 450 + 100 make a Captain, and Captains have 6 for each dollar',
    tier: 'captain',
  },
  {
    at: '2027-06-20T10:00:00-04:00',
    what: { look: true },
    points: 899 + 2_250 + 360,
    why: 'none of it is pending any more: enough for a gift card, and not for a sail',
    tier: 'captain',
  },
  {
    at: '2027-06-21T10:00:00-04:00',
    what: { refund: 'stove', scope: { kind: 'remainder' } },
    points: -360,
    why: 'what it earned goes back',
    tier: 'captain',
  },
];

test('a hiker’s year earns as worked out by hand', () => {
  const { told } = liveThrough(PROGRAM, openLife(PROGRAM, '2027-02-01T08:00:00-05:00'), YEAR);
  expect(told).toEqual(YEAR);
});

test('has a reward of each kind', () => {
  const kinds: Record<BenefitKind, readonly string[]> = {
    percent_off: ['boots', 'welcome-back'],
    amount_off: ['ten-off'],
    free_shipping: ['shipping'],
    free_product: ['mug'],
    gift_card: ['gift-card'],
    store_credit: ['credit'],
    pay_with_points: ['pay'],
    by_hand: ['evening-sail'],
    donation: ['clean-harbor'],
  };
  for (const [kind, ids] of Object.entries(kinds))
    expect(REWARDS.filter(({ benefit }) => benefit.kind === kind).map(({ id }) => id)).toEqual(ids);
});

test.each([
  [
    'ten-off',
    '10.00 USD or 10.00 EUR off, for 900 points (Captain 800), when the goods come to at least 40.00 USD or 40.00 EUR, at most 2 times per member and month, points come back with refunds in proportion',
  ],
  [
    'welcome-back',
    '15 percent off, for 300 points, to members of segment “sleeping”, at most 1 time per member and year, as a code of the shape “AHOY-####-####-####”, good for 30 days, may not be given away, points come back with refunds in proportion',
  ],
])('%s is told in one line', (id, words) => {
  expect(REWARDS.filter((reward) => reward.id === id).map((each) => describeReward(each, PROGRAM))).toEqual([
    words,
  ]);
});
