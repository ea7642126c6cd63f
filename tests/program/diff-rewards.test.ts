import { describe, expect, it } from 'vitest';
import { describeBenefit } from '../../shared/domain/program/describe-benefit.ts';
import { describeReward } from '../../shared/domain/program/describe-rewards.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { aDocument } from './documents.ts';
import { aPayment, aReward, FULL_REWARD, SOME_BENEFITS } from './rewards.ts';

const changed = (changes: Partial<ProgramDocument>, before: Partial<ProgramDocument> = {}) =>
  diffPrograms(aDocument(before), aDocument({ ...before, ...changes })).map(({ words }) => words);

describe('in words', () => {
  it.each<[string, readonly string[], string]>([
    [
      'a new reward',
      changed({ rewards: [aReward()] }),
      'Reward “ten-off” (new): 10.00 USD or 9.00 EUR off, for 1,000 points, points come back with refunds in proportion',
    ],
    [
      'a reward that is gone',
      changed({ rewards: [] }, { rewards: [aPayment()] }),
      'Reward “pay” (removed): payment with points, from 500 points in steps of 100 points, up to 50 percent of the goods, points come back with refunds in proportion',
    ],
    [
      'the order of rewards',
      changed({ rewards: [aPayment(), aReward()] }, { rewards: [aReward(), aPayment()] }),
      'The rewards stand in another order: pay, ten-off (before: ten-off, pay)',
    ],
    [
      'how rewards are redeemed',
      changed({ redemption: { holdMinutes: 60, perOrder: 1 } }),
      'Redemptions: points are held for 60 minutes, and an order has at most 1 redemption (before: none)',
    ],
  ])('%s', (_, words, expected) => {
    expect(words).toEqual([expected]);
  });
});

describe('each field of a reward', () => {
  const told = (is: Partial<Reward>, was: Partial<Reward> = {}) =>
    changed({ rewards: [aReward(is)] }, { rewards: [aReward(was)] });

  it.each<[string, readonly string[], string]>([
    ['name', told({ name: '10 less' }), 'is called “10 less” (before: “10 off”)'],
    ['description', told({ description: 'Ten.' }), 'is described as “Ten.” (before: none)'],
    ['terms', told({}, { terms: 'Once.' }), 'has the terms none (before: “Once.”)'],
    [
      'benefit',
      told({ benefit: { kind: 'store_credit', amount: { EUR: 50 } } }),
      'gives store credit of 0.50 EUR (before: 10.00 USD or 9.00 EUR off)',
    ],
    [
      'price',
      told({ price: { points: 2_000, tiers: { gold: 1_500 } } }),
      'costs 2,000 points (GOLD 1,500) (before: 1,000 points)',
    ],
    [
      'for',
      told({ for: FULL_REWARD.for }),
      'is for members of tier BLUE or GOLD, of segment “vip”, in US or DE, in channel “web” (before: none)',
    ],
    [
      'minimumOrder',
      told({ minimumOrder: { USD: 5_000 } }),
      'takes goods of at least 50.00 USD (before: none)',
    ],
    ['from', told({ from: '2026-03-01T00:00:00Z' }), 'begins at 2026-03-01T00:00:00Z (before: none)'],
    ['until', told({ until: '2027-03-01T00:00:00Z' }), 'ends at 2027-03-01T00:00:00Z (before: none)'],
    ['stock', told({ stock: 1_500 }, { stock: 100 }), 'is there so many times: 1,500 (before: 100)'],
    [
      'limits',
      told({ limits: FULL_REWARD.limits }),
      'is limited to 1 time per member and month, 4 times per member for ever (before: none)',
    ],
    [
      'coupon',
      told({ coupon: FULL_REWARD.coupon }, { coupon: { codes: { kind: 'pool', pool: 'summer' } } }),
      'is handed out as a code of the shape “SHOES-####-####-####”, good for 60 days, may be given away (before: a code of pool “summer”, good for ever)',
    ],
    [
      'returns',
      told({ returns: 'never' }, { returns: 'whole' }),
      'points spent on it do not come back with refunds (before: come back once all of the order is refunded)',
    ],
    [
      'texts',
      told({ texts: FULL_REWARD.texts }),
      'in other languages: in de “20 % auf Schuhe” “Nicht mit anderen.”, in pt-BR “20 % em sapatos” (before: none)',
    ],
    [
      'pictures',
      told({ pictures: FULL_REWARD.pictures }),
      'shows “A pair of shoes” (https://shop.example/shoes.jpg) (before: none)',
    ],
  ])('%s', (_, words, expected) => {
    expect(words).toEqual([`Reward “ten-off”: ${expected}`]);
  });

  it('has its row above', () => {
    const { id, ...fields } = FULL_REWARD;
    const paths = diffPrograms(
      aDocument({ rewards: [{ id: 'shoes', ...NOTHING_ALIKE }] }),
      aDocument({ rewards: [FULL_REWARD] }),
    ).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(
      Object.keys(fields)
        .map((field) => `/rewards/0/${field}`)
        .toSorted(),
    );
  });
});

const NOTHING_ALIKE = { name: '', benefit: aPayment().benefit, returns: 'never' } as const;

describe('a reward in one line', () => {
  it('tells all that decides who gets what for how much', () => {
    expect(describeReward(FULL_REWARD, aDocument())).toBe(
      '20 percent off, at most 50.00 USD or 45.00 EUR, on goods of category “shoes”, for 800 points (GOLD 600), to members of tier BLUE or GOLD, of segment “vip”, in US or DE, in channel “web”, when the goods come to at least 40.00 USD or 36.00 EUR, from 2026-03-01T00:00:00Z, until 2026-09-01T00:00:00Z, 1,000 in all, at most 1 time per member and month, 4 times per member for ever, as a code of the shape “SHOES-####-####-####”, good for 60 days, may be given away, points come back once all of the order is refunded',
    );
  });

  it('tells each kind', () => {
    expect(SOME_BENEFITS.map((benefit) => describeBenefit(benefit, aDocument()))).toEqual([
      '20 percent off, at most 50.00 USD, on goods of category “shoes”',
      '10.00 USD or 9.00 EUR off, on goods tagged “new”',
      'free shipping, at most 7.00 USD',
      '2 units of SKU “mug”',
      'a gift card of 25.00 USD',
      'store credit of 25.00 USD',
      'payment with points, from 500 points in steps of 100 points, up to 50 percent of the goods',
      'by hand: “Call the member. Agree on a day.”',
      'a donation of 5.00 USD to “Clean Harbor”',
    ]);
  });
});
