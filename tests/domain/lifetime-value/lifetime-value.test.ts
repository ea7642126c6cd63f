import { describe, expect, test } from 'vitest';
import { orderExpectation } from '../../../shared/domain/lifetime-value/bg-nbd.ts';
import { churnBand } from '../../../shared/domain/lifetime-value/churn-band.ts';
import { expectedOrderValue } from '../../../shared/domain/lifetime-value/gamma-gamma.ts';
import { fitLifetimeValue, lifetimeValueOf } from '../../../shared/domain/lifetime-value/lifetime-value.ts';
import {
  type CountedHistory,
  countHistories,
} from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { historyOf, type Purchases } from '../../../shared/domain/lifetime-value/purchases.ts';
import { countRepeatValues } from '../../../shared/domain/lifetime-value/repeat-value.ts';
import { drawCustomers } from '../../../tools/bench/fitting/drawn-customers.ts';

const TRUTH = {
  ordering: { r: 0.8, alpha: 50, a: 0.7, b: 4 },
  orderValue: { p: 4, q: 5, gamma: 6_000 },
};
const UNTIL = 20_000;
const FIRST_VALUE = 1_500;
const drawn = drawCustomers(TRUTH, { customers: 8_000, seed: 3, ages: [0, 400], later: 365 });
const histories = countHistories(drawn);
const values = countRepeatValues(drawn);
const purchases: readonly Purchases[] = drawn.map(({ repeats, lastAt, age, repeatValue }, index) => ({
  customerId: `c-${index}`,
  firstDay: UNTIL - age,
  lastDay: UNTIL - age + lastAt,
  orderDays: repeats + 1,
  value: FIRST_VALUE + repeatValue,
  repeatValue,
}));

describe('lifetime values of a shop', () => {
  const { model } = fitLifetimeValue(histories, values);
  if (model === null) throw new Error('this shop has all that a prediction needs');

  test('come with both fits and what warns of them', () => {
    expect(model.ordering.hasConverged && model.orderValue.hasConverged).toBe(true);
    expect(Math.abs(model.frequencyValueCorrelation ?? 1)).toBeLessThan(0.05);
    expect(model.customersWithoutValue).toBe(0);
    const free = fitLifetimeValue(histories, [...values, { repeats: 2, repeatValue: 0, customers: 3 }]);
    expect(free.model).toMatchObject({ customersWithoutValue: 3, orderValue: model.orderValue });
  });

  test('are what was bought, and expected orders times their expected value', () => {
    const of = lifetimeValueOf(model, UNTIL);
    const ordersOf = orderExpectation(model.ordering.parameters, 365);
    for (const customer of purchases.slice(0, 500)) {
      const { historic, predicted, total } = of(customer);
      const history = historyOf(customer, UNTIL);
      const worth = expectedOrderValue(model.orderValue.parameters, {
        ...history,
        repeatValue: customer.repeatValue,
      });
      expect(historic).toBe(customer.value);
      expect(predicted).toBeCloseTo(ordersOf(history) * (worth ?? Number.NaN), 8);
      expect(total).toBe(historic + predicted);
    }
  });

  test('come true within four deviations of what customers went on to spend', () => {
    const of = lifetimeValueOf(model, UNTIL);
    const errors = purchases.map(
      (customer, index) => of(customer).predicted - (drawn[index]?.later.value ?? 0),
    );
    const sum = errors.reduce((all, each) => all + each, 0);
    expect(Math.abs(sum)).toBeLessThan(4 * Math.sqrt(errors.reduce((all, each) => all + each ** 2, 0)));
  });
});

describe('no lifetime value is predicted', () => {
  /** A shop that has just what is asked for, and nothing else. */
  const least: readonly CountedHistory[] = [
    { repeats: 2, lastAt: 150, age: 179, customers: 1 },
    { repeats: 1, lastAt: 40, age: 120, customers: 99 },
    { repeats: 0, lastAt: 0, age: 100, customers: 400 },
  ];
  const worth = [
    { repeats: 2, repeatValue: 3_000, customers: 1 },
    { repeats: 1, repeatValue: 1_000, customers: 50 },
    { repeats: 1, repeatValue: 2_500, customers: 49 },
  ];
  const changed = (index: number, change: Partial<CountedHistory>) =>
    least.map((row, other) => (other === index ? { ...row, ...change } : row));

  // In the order in which they are looked for: each has all the later ones too.
  test.each([
    ['TOO_FEW_CUSTOMERS', [{ repeats: 0, lastAt: 0, age: 100, customers: 499 }], []],
    ['HISTORY_TOO_SHORT', [{ repeats: 0, lastAt: 0, age: 178, customers: 500 }], []],
    ['NO_RECENT_ORDER', [{ repeats: 1, lastAt: 149, age: 179, customers: 500 }], []],
    ['NOBODY_WITH_THREE_ORDERS', [{ repeats: 1, lastAt: 150, age: 179, customers: 500 }], []],
    ['NO_VALUED_REPEATS', least, [{ repeats: 2, repeatValue: 0, customers: 100 }]],
  ] as const)('%s', (reason, rows, worths) => {
    expect(fitLifetimeValue(rows, worths)).toEqual({ model: null, reason });
  });

  test('for want of one customer, day or order', () => {
    const reasonOf = (rows: readonly CountedHistory[]) => fitLifetimeValue(rows, worth).reason;
    const met = [null, 'FIT_NOT_CONVERGED', 'ORDER_VALUE_WITHOUT_MEAN'];
    expect(met).toContain(reasonOf(least));
    expect(reasonOf(changed(2, { customers: 399 }))).toBe('TOO_FEW_CUSTOMERS');
    expect(reasonOf(changed(0, { age: 178 }))).toBe('HISTORY_TOO_SHORT');
    expect(reasonOf(changed(0, { lastAt: 149 }))).toBe('NO_RECENT_ORDER');
    expect(reasonOf(changed(0, { repeats: 1 }))).toBe('NOBODY_WITH_THREE_ORDERS');
  });

  test('where all pay the same, so that the values fit any model', () => {
    const same = [1, 2, 5].map((repeats) => ({ repeats, repeatValue: 1_000 * repeats, customers: 300 }));
    expect(fitLifetimeValue(histories, same)).toMatchObject({ model: null, reason: 'FIT_NOT_CONVERGED' });
  });

  test('where a few orders are worth so much that there is no mean', () => {
    const wild = countRepeatValues(
      drawCustomers(
        { ...TRUTH, orderValue: { p: 4, q: 0.7, gamma: 6_000 } },
        { customers: 1_000, seed: 5, ages: [0, 400], later: 0 },
      ),
    );
    expect(fitLifetimeValue(histories, wild)).toMatchObject({
      model: null,
      reason: 'ORDER_VALUE_WITHOUT_MEAN',
    });
  });
});

test('bands of churn risk: below 33 %, to 66 %, above', () => {
  expect([0, 0.3299, 0.33, 0.66, 0.6601, 1].map(churnBand)).toEqual([
    'low',
    'low',
    'medium',
    'medium',
    'high',
    'high',
  ]);
});
