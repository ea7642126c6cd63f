import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeCondition } from '../../shared/domain/program/describe-condition.ts';
import { describeRule } from '../../shared/domain/program/describe-rule.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { applyChanges } from './apply-changes.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { aBonus, aDocument, aRate, aReviewRule, aTier, someTiers } from './documents.ts';

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
  ])('%s', (_, words, expected) => {
    expect(words).toEqual([expected]);
  });

  it('tiers that are gone are told as a whole', () => {
    const { tiers, ...rest } = aDocument();
    expect(wordsOf(aDocument(), rest)).toEqual(['Tiers (removed): BLUE, GOLD']);
    expect(wordsOf(rest, aDocument())).toEqual(['Tiers (new): BLUE, GOLD']);
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
