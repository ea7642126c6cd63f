import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBenefit } from '../../shared/domain/program/describe-benefit.ts';
import { describeCondition } from '../../shared/domain/program/describe-condition.ts';
import { describeReward } from '../../shared/domain/program/describe-rewards.ts';
import { describeRule } from '../../shared/domain/program/describe-rule.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { applyChanges } from './apply-changes.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { aBonus, aDocument, aRate, aReviewRule, aTier, someTiers } from './documents.ts';
import { aPayment, aReward, FULL_REWARD, SOME_BENEFITS } from './rewards.ts';

const wordsOf = (before: ProgramDocument, after: ProgramDocument): readonly string[] =>
  diffPrograms(before, after).map(({ words }) => words);
const changed = (changes: Partial<ProgramDocument>, before: Partial<ProgramDocument> = {}) =>
  wordsOf(aDocument(before), aDocument({ ...before, ...changes }));

describe('laws of the difference', () => {
  it('a document does not differ from itself, nor from a copy with its fields in another order', () => {
    fc.assert(
      fc.property(arbitraryProgram, (document) => {
        const reversed = Object.fromEntries(Object.entries(document).reverse()) as unknown as ProgramDocument;
        expect(diffPrograms(document, document)).toEqual([]);
        expect(diffPrograms(document, reversed)).toEqual([]);
      }),
    );
  });

  it('the changes hold all that differs: they make the new document of the old one', () => {
    fc.assert(
      fc.property(arbitraryProgram, arbitraryProgram, (before, after) => {
        expect(applyChanges(before, diffPrograms(before, after))).toEqual(after);
      }),
    );
  });

  it('each change has words, and two values that differ', () => {
    fc.assert(
      fc.property(arbitraryProgram, arbitraryProgram, (before, after) => {
        for (const change of diffPrograms(before, after)) {
          expect(change.words).toMatch(/^.{10,}$/);
          expect(change.words).not.toMatch(/undefined|\[object|NaN/);
          expect(change.before).not.toEqual(change.after);
        }
      }),
    );
  });
});

describe('in words', () => {
  it.each<[string, readonly string[], string]>([
    [
      'a policy',
      changed({ expiry: { kind: 'rolling', months: 12 } }, { expiry: { kind: 'rolling', months: 24 } }),
      'Points now expire 12 months after activation (before: expire 24 months after activation)',
    ],
    [
      'a tier',
      changed(
        { tiers: someTiers({ tiers: [aTier('blue', 0), aTier('gold', 60_000)] }) },
        { tiers: someTiers({ tiers: [aTier('blue', 0), aTier('gold', 50_000)] }) },
      ),
      'Tier GOLD: threshold 50,000 → 60,000',
    ],
    [
      'a new tier',
      changed({
        tiers: someTiers({
          tiers: [
            ...someTiers().tiers,
            aTier('top', 9_000, { benefits: { earningPercent: 150, freeShipping: true } }),
          ],
        }),
      }),
      'Tier TOP (new): from 9,000, with points per amount × 1.5, free shipping',
    ],
    [
      'a new rule',
      changed({
        earningRules: [
          aRate(),
          aRate({
            id: 'weekend',
            when: { kind: 'weekday', in: [6, 7] },
            effect: { kind: 'multiplier', percent: 200, of: 'rates' },
          }),
        ],
      }),
      'Rule “weekend” (new): doubles points per amount, for each order, when it is Saturday or Sunday',
    ],
    [
      'a rule that is gone',
      changed({ earningRules: [] }),
      'Rule “base” (removed): gives 1 point for each 1.00 USD or 1.00 EUR, for each order',
    ],
    [
      'an effect',
      changed({ earningRules: [aRate({ effect: { kind: 'points_per_item', points: 5 } })] }),
      'Rule “base”: now gives 5 points for each unit (before: gives 1 point for each 1.00 USD or 1.00 EUR)',
    ],
    [
      'a condition',
      changed({ earningRules: [aRate({ when: { kind: 'tier', in: ['gold'] } })] }),
      "Rule “base”: fires when the member's tier is GOLD (before: none)",
    ],
    [
      'the order of rules',
      changed({ earningRules: [aBonus(), aRate()] }, { earningRules: [aRate(), aBonus()] }),
      'The rules stand in another order: bonus, base (before: base, bonus)',
    ],
    [
      'a currency',
      changed({ currencies: [...aDocument().currencies, { code: 'JPY', minorDigits: 0 }] }),
      'Orders in JPY are taken (new)',
    ],
    [
      'a cap',
      changed({
        earningRules: [
          aRate({
            caps: {
              perMember: [{ per: 'month', times: 3 }],
              program: { money: { currency: 'USD', amount: 1_000_000 } },
            },
          }),
        ],
      }),
      'Rule “base”: is capped: at most 3 times per member and month, 10,000.00 USD worth of points in all (before: none)',
    ],
    ['a segment', changed({ segments: [] }), 'Segment “vip” (removed)'],
    [
      'a group',
      changed({ groups: [{ id: 'g', stacking: 'first' }] }, { groups: [{ id: 'g', stacking: 'best' }] }),
      'Group “g”: the first of its rules that fires counts (before: the best of its rules for the member counts)',
    ],
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

  it('tiers that are gone are told as a whole', () => {
    const { tiers, ...rest } = aDocument();
    expect(wordsOf(aDocument(), rest)).toEqual(['Tiers (removed): BLUE, GOLD']);
    expect(wordsOf(rest, aDocument())).toEqual(['Tiers (new): BLUE, GOLD']);
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

describe('a condition', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [112, '112th'],
    [1_021, '1,021st'],
  ])('names every order by its place: %i', (every, place) => {
    expect(describeCondition({ kind: 'order_number', every }, aDocument())).toBe(
      `it is every ${place} order of the member`,
    );
  });
});

describe('a rule in one line', () => {
  it.each<[EarningRule, string]>([
    [
      aRate({
        effect: { kind: 'points_per_amount', points: 2, perAmount: { USD: 500 }, wholeSteps: true },
        goods: { categories: ['shoes'], tags: ['new'] },
        when: {
          kind: 'all',
          of: [
            { kind: 'coupon' },
            {
              kind: 'any',
              of: [
                { kind: 'order_number', atMost: 1 },
                { kind: 'not', of: { kind: 'country', in: ['US', 'CA'] } },
              ],
            },
          ],
        },
        until: '2027-01-01T00:00:00Z',
      }),
      "gives 2 points for each full 5.00 USD on goods of category “shoes”, or tagged “new”, for each order, when a coupon was used and (it is the member's first order or not (the order goes to US or CA)), until 2027-01-01T00:00:00Z",
    ],
    [
      aReviewRule({
        when: { kind: 'event_attribute', name: 'stars', test: { atLeast: 4 } },
        caps: { perMember: [{ per: 'ever', points: 1_000, times: 1 }] },
      }),
      "gives 20 points, for each event “review”, when the event's “stars” is at least 4, at most 1,000 points and 1 time per member for ever",
    ],
  ])('%#', (rule, words) => {
    expect(describeRule(rule, aDocument())).toBe(words);
  });
});
