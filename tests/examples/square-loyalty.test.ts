import { describe, expect, test } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import type { RefundScope } from '../../shared/domain/ledger/entry.ts';
import { recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import type { Order, OrderLine } from '../../shared/domain/order.ts';
import type { EarningRule, RuleGroup } from '../../shared/domain/program/earning-rule.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { aLine, aMember, anOrder, aProgram, decided, seconds } from '../domain/builders.ts';

/**
 * What Square tells in public of how its Loyalty earns, said in our vocabulary and held to its figures. Sources, under
 * https://developer.squareup.com/:
 * - reference/square/objects/LoyaltyProgramAccrualRuleSpendData: 1 point for each 10 dollars makes 10 points of 105
 *   dollars; categories and items can be excluded;
 * - reference/square/objects/LoyaltyProgramAccrualRuleVisitData: points for a visit, from a minimum purchase on;
 * - reference/square/enums/LoyaltyProgramAccrualRuleType: points for an item (a coffee) or a category (coffee, tea, cocoa);
 * - reference/square/enums/LoyaltyProgramAccrualRuleTaxMode: taxes left out of the purchase amount, the default in the
 *   United States;
 * - reference/square/loyalty/accumulate-loyalty-points: of several rules the one that gives the most counts, of several
 *   promotions the one created last;
 * - docs/loyalty-api/loyalty-promotions: double points on Tuesdays from 4 to 6 pm, once a day;
 * - reference/square/objects/LoyaltyPromotionIncentivePointsMultiplierData: 5 points times 3 are 15, 4 times 1.5 are 6;
 * - reference/square/objects/LoyaltyPromotionIncentivePointsAdditionData: 5 points and 3 are 8;
 * - forums/t/question-about-loyalty-point-deduction-rules-during-refunds/22747: refunds of an order of 21.90 before tax.
 */
const NOON = seconds('2026-09-23T12:00:00-07:00');
const TUESDAY_5PM = seconds('2026-09-22T17:00:00-07:00');

const rule = (
  id: string,
  effect: EarningRule['effect'],
  changes: Partial<EarningRule> = {},
): EarningRule => ({
  id,
  description: id,
  on: 'order',
  effect,
  ...changes,
});

const SPEND = rule('spend', {
  kind: 'points_per_amount',
  points: 1,
  perAmount: { USD: 1_000 },
  wholeSteps: true,
});

function aSquareProgram(
  earningRules: readonly EarningRule[],
  groups: readonly RuleGroup[] = [],
  changes: Partial<Program> = {},
): Program {
  const program = aProgram({
    timeZone: 'America/Los_Angeles',
    currencies: [{ code: 'USD', minorDigits: 2 }],
    pointValue: { points: 10, amount: { USD: 100 } },
    earningRules,
    groups,
    ...changes,
  });
  const { version: _version, ...document } = program;
  expect(validateProgram(document, NOON).faults).toEqual([]);
  return program;
}

const line = (dollars: number, changes: Partial<OrderLine> = {}) =>
  aLine({ unitPrice: Math.round(dollars * 100), ...changes });

const lines = (...all: readonly OrderLine[]) => all.map((one, index) => ({ ...one, lineId: `${index + 1}` }));

function bought(
  program: Program,
  goods: readonly OrderLine[],
  changes: Partial<Order> = {},
  account = aMember(program),
) {
  const order = anOrder({ placedAt: NOON, lines: lines(...goods), ...changes });
  return decided(recordOrder(account, order, program, Math.max(order.placedAt, account.settledAt)));
}

const earned = (...args: Parameters<typeof bought>): number => bought(...args).entry.cause.earned;

function refunded(program: Program, goods: readonly OrderLine[], scope: RefundScope): number {
  const { account, entry } = bought(program, goods);
  const command = { refundId: 'r', scope, refundedAt: NOON };
  return decided(refundOrder(account, recordedOrder(entry), command, program, NOON)).entry.cause.reversed;
}

describe('a spend-based program, 1 point for each 10 dollars', () => {
  const program = aSquareProgram([SPEND]);

  test.each([
    [105, 10],
    [9.99, 0],
    [10, 1],
    [19.99, 1],
    [12, 1],
  ])('%d dollars earn %d', (dollars, points) => {
    expect(earned(program, [line(dollars)])).toBe(points);
  });

  test('goods make a step together', () => {
    expect(earned(program, [line(6), line(7.5), line(6.5)])).toBe(2);
  });

  test('taxes do not count: 23.35 of which 21.90 before tax earn 2', () => {
    expect(earned(program, [line(21.9)], { tax: 145 })).toBe(2);
    expect(earned(program, [line(9.5)], { tax: 90 })).toBe(0);
  });

  test('what a discount takes off does not count', () => {
    expect(earned(program, [line(25, { discounts: [{ amount: 600 }] })])).toBe(1);
  });

  test('categories and items that are excluded do not count', () => {
    const strict = aSquareProgram([
      { ...SPEND, excluding: { categories: ['alcohol'], skus: ['gift-card'] } },
    ]);
    const goods = [line(30), line(40, { categories: ['alcohol'] }), line(50, { sku: 'gift-card' })];
    expect(earned(strict, goods)).toBe(3);
  });

  /** The order of 21.90, and the refunds that Square’s people were asked about; after them it is worth what is left of it. */
  test.each([
    [100, 0],
    [1_000, 1],
    [2_000, 2],
  ])('of 21.90 before tax, %d cents given back take %d', (amount, points) => {
    expect(refunded(program, [line(21.9)], { kind: 'amount', amount })).toBe(points);
  });

  test('where Square takes nothing for 5 of 21.90, what is left decides here: 16.90 are one step', () => {
    expect(refunded(program, [line(21.9)], { kind: 'amount', amount: 500 })).toBe(1);
  });

  test('never more goes back than was earned', () => {
    expect(refunded(program, [line(21.9)], { kind: 'remainder' })).toBe(2);
    expect(refunded(program, [line(9)], { kind: 'remainder' })).toBe(0);
  });
});

describe('a visit-based program, 1 point for a visit from 10 dollars on', () => {
  const program = aSquareProgram([
    rule('visit', { kind: 'fixed_points', points: 1 }, { when: { kind: 'amount', atLeast: { USD: 1_000 } } }),
  ]);

  test.each([
    [9.99, 0],
    [10, 1],
    [250, 1],
  ])('%d dollars earn %d', (dollars, points) => {
    expect(earned(program, [line(dollars)])).toBe(points);
  });

  test('a refund below the minimum takes the visit back, one above it does not', () => {
    expect(refunded(program, [line(21.9)], { kind: 'amount', amount: 1_000 })).toBe(0);
    expect(refunded(program, [line(21.9)], { kind: 'amount', amount: 1_191 })).toBe(1);
  });
});

describe('programs for items and categories', () => {
  const coffee = rule('coffee', { kind: 'points_per_item', points: 2 }, { goods: { skus: ['coffee'] } });
  const hot = rule('hot', { kind: 'points_per_item', points: 1 }, { goods: { categories: ['hot-drink'] } });
  const drink = (sku: string, quantity = 1) => line(4, { sku, quantity, categories: ['hot-drink'] });

  test('an item earns for each unit', () => {
    expect(earned(aSquareProgram([coffee]), [drink('coffee', 3), drink('tea')])).toBe(6);
  });

  test('coffee, tea and cocoa are a category', () => {
    expect(earned(aSquareProgram([hot]), [drink('coffee'), drink('tea'), drink('cocoa'), line(9)])).toBe(3);
  });

  test.each([
    ['the coffee', [drink('coffee', 2), drink('tea')], 4],
    ['the category', [drink('coffee'), drink('tea', 4)], 5],
  ] as const)('of several rules the one that gives the most counts: %s', (_which, goods, points) => {
    const best = aSquareProgram(
      [
        { ...coffee, group: 'base' },
        { ...hot, group: 'base' },
      ],
      [{ id: 'base', stacking: 'best' }],
    );
    expect(earned(best, goods)).toBe(points);
  });

  test('an item that comes back takes its points with it', () => {
    const scope: RefundScope = { kind: 'lines', lines: [{ lineId: '1', quantity: 2 }] };
    expect(refunded(aSquareProgram([coffee]), [drink('coffee', 3)], scope)).toBe(4);
  });
});

describe('promotions', () => {
  const base = (points: number) => ({
    ...SPEND,
    effect: { ...SPEND.effect, points } as EarningRule['effect'],
  });
  const times = (percent: number) => rule(`x${percent}`, { kind: 'multiplier', percent, of: 'rates' });

  test.each([
    ['three times 5 are 15', [base(1), times(300)], 50, 15],
    ['one and a half times 4 are 6', [base(1), times(150)], 40, 6],
    ['fractions are dropped: one and a half times 5', [base(1), times(150)], 50, 7],
    ['5 and 3 are 8', [base(1), rule('plus', { kind: 'fixed_points', points: 3 })], 50, 8],
  ] as const)('%s', (_what, rules, dollars, points) => {
    expect(earned(aSquareProgram(rules), [line(dollars)])).toBe(points);
  });

  test('double on Tuesdays from 4 to 6 pm, once a day', () => {
    const tuesday = rule(
      'tuesday',
      { kind: 'multiplier', percent: 200, of: 'rates' },
      {
        when: {
          kind: 'all',
          of: [
            { kind: 'weekday', in: [2] },
            { kind: 'time_of_day', from: '16:00', to: '18:00' },
          ],
        },
        caps: { perMember: [{ per: 'day', times: 1 }] },
      },
    );
    const program = aSquareProgram([SPEND, tuesday]);
    const at = (placedAt: number) => earned(program, [line(50)], { placedAt });
    expect([at(TUESDAY_5PM - 3_601), at(TUESDAY_5PM), at(TUESDAY_5PM + 3_600)]).toEqual([5, 10, 5]);
    const first = bought(program, [line(50)], { placedAt: TUESDAY_5PM });
    const second = { orderId: '1002', placedAt: TUESDAY_5PM + 60 };
    expect(earned(program, [line(50)], second, first.account)).toBe(5);
  });

  test('of several the one created last, which stands first', () => {
    const program = aSquareProgram(
      [
        SPEND,
        { ...times(200), group: 'promotions', when: { kind: 'channel', in: ['web'] } },
        { ...times(300), group: 'promotions' },
      ],
      [{ id: 'promotions', stacking: 'first' }],
    );
    expect(earned(program, [line(50)])).toBe(10);
    expect(earned(program, [line(50)], { channel: 'store' })).toBe(15);
  });
});
