import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  aliveProbability,
  expectedRepeats,
  orderExpectation,
} from '../../../shared/domain/lifetime-value/bg-nbd.ts';
import { fitBgNbd } from '../../../shared/domain/lifetime-value/bg-nbd-fit.ts';
import { repeatCounts } from '../../../shared/domain/lifetime-value/expected-counts.ts';
import { expectedOrderValue } from '../../../shared/domain/lifetime-value/gamma-gamma.ts';
import { fitGammaGamma } from '../../../shared/domain/lifetime-value/gamma-gamma-fit.ts';
import { fitLifetimeValue, lifetimeValueOf } from '../../../shared/domain/lifetime-value/lifetime-value.ts';
import { countHistories } from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { historyOf, type PlacedOrder, purchasesOf } from '../../../shared/domain/lifetime-value/purchases.ts';
import {
  countRepeatValues,
  frequencyValueCorrelation,
} from '../../../shared/domain/lifetime-value/repeat-value.ts';
import { goodnessOfFit } from '../../../shared/domain/statistics/chi-square.ts';
import { cdnowOrders, dayOf } from '../../../tools/bench/fitting/cdnow.ts';

/**
 * The published results, from the orders themselves: 2,357 customers of the music shop CDNOW, calibrated to 30 September 1997 in
 * weeks, and held against weeks 40 to 78. Sources: [FHL] Fader, Hardie and Lee, Marketing Science 24 (2005), 275–284, and its
 * spreadsheet; [FH] Fader and Hardie, The Gamma-Gamma model of monetary value (2013) and its spreadsheet; [BTYD] "Buy 'Til You
 * Die – A Walkthrough", vignette of the R package BTYD 2.4.3, section 4.
 */
const { SAMPLES = join(import.meta.dirname, '../../../../shared/data') } = process.env;
const CDNOW = join(SAMPLES, 'cdnow-sample.txt');
const WEEK = 7;
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const until = dayOf('19970930');

function calibrated(orders: readonly PlacedOrder[]) {
  const purchases = purchasesOf(orders, until);
  const customers = purchases.map((each) => ({ ...each, ...historyOf(each, until, WEEK) }));
  // In the 39 weeks from there to the end of the sample.
  const total = new Map(
    purchasesOf(orders, dayOf('19980630')).map((each) => [each.customerId, each.orderDays]),
  );
  return {
    customers: customers.map((each) => ({
      ...each,
      laterOrders: (total.get(each.customerId) ?? 0) - each.orderDays,
    })),
    ofId: (id: string) => customers.find(({ customerId }) => customerId === id) ?? NOBODY,
    histories: countHistories(customers),
    values: countRepeatValues(customers),
    ordering: fitBgNbd(countHistories(customers)),
    orderValue: fitGammaGamma(countRepeatValues(customers)),
  };
}

const NOTHING = { repeats: 0, repeatValue: Number.NaN };
/** Is refused wherever it is used. */
const NOBODY = { repeats: -1, lastAt: 0, age: 0 };

describe.skipIf(!existsSync(CDNOW))(`CDNOW (skipped without ${CDNOW}; SAMPLES names another folder)`, () => {
  let sample: ReturnType<typeof calibrated>;
  beforeAll(() => {
    sample = calibrated(cdnowOrders(readFileSync(CDNOW, 'utf8')));
  });

  test('histories are the published ones', () => {
    expect(sample.customers).toHaveLength(2_357);
    expect(sample.histories).toHaveLength(1_016);
    // The first three customers as BTYD prints them.
    expect(sample.ofId('0001')).toMatchObject({ repeats: 2, lastAt: 213 / 7, age: 272 / 7 });
    expect(sample.ofId('0002')).toMatchObject({ repeats: 1, lastAt: 12 / 7, age: 272 / 7 });
    expect(sample.ofId('0003')).toMatchObject({ repeats: 0, lastAt: 0, age: 272 / 7 });
    expect(sample.customers.slice(0, 3).map(({ laterOrders }) => laterOrders)).toEqual([1, 0, 0]);
    expect(sample.ofId('1516')).toMatchObject({ repeats: 26, lastAt: 216 / 7, age: 31 });
  });

  test('BG/NBD: r 0.243, α 4.414, a 0.793, b 2.426, log-likelihood −9582.4 [FHL]', () => {
    const { parameters, logLikelihood } = sample.ordering;
    expect(parameters.r).toBeCloseTo(0.243, 3);
    expect(parameters.alpha).toBeCloseTo(4.414, 3);
    expect(parameters.a).toBeCloseTo(0.793, 3);
    expect(parameters.b).toBeCloseTo(2.426, 3);
    expect(logLikelihood).toBeCloseTo(-9582.4, 1);
    // BTYD prints −9582.429, and parameters that differ from the fourth digit on, where its search stops.
    expect(logLikelihood).toBeCloseTo(-9582.429, 3);
    expect(sample.ordering).toMatchObject({ hasConverged: true, starts: 3, agreeingStarts: 3 });
  });

  test('expected orders: a customer of 39 weeks 1.226 in the next 39 [FHL], the busiest 25.757 in a year [BTYD]', () => {
    const within39 = orderExpectation(sample.ordering.parameters, 39);
    expect(within39(sample.ofId('0001'))).toBeCloseTo(1.226, 3);
    const busiest = sample.ofId('1516');
    expect(orderExpectation(sample.ordering.parameters, 52)(busiest)).toBeCloseTo(25.757, 2);
    expect(aliveProbability(sample.ordering.parameters, busiest)).toBeCloseTo(0.96885, 5);
    expect(expectedRepeats(sample.ordering.parameters, 52)).toBeCloseTo(1.444, 4);
  });

  test('weeks 40 to 78, by how often a customer ordered before: actual and expected [BTYD, section 4.4]', () => {
    const ordersOf = orderExpectation(sample.ordering.parameters, 39);
    const printed = [
      { customers: 1_411, actual: 0.2367116, expected: 0.2250893 },
      { customers: 439, actual: 0.6970387, expected: 0.5231364 },
      { customers: 214, actual: 1.392523, expected: 1.044126 },
      { customers: 100, actual: 1.56, expected: 1.520256 },
      { customers: 62, actual: 2.532258, expected: 2.163824 },
      { customers: 38, actual: 2.947368, expected: 2.653789 },
      { customers: 29, actual: 3.862069, expected: 3.503957 },
      { customers: 64, actual: 6.359375, expected: 6.157036 },
    ];
    for (const [repeats, { customers, actual, expected }] of printed.entries()) {
      const group = sample.customers.filter((each) => Math.min(each.repeats, 7) === repeats);
      expect(group).toHaveLength(customers);
      expect(sum(group.map(({ laterOrders }) => laterOrders)) / customers).toBeCloseTo(actual, 6);
      expect(sum(group.map(ordersOf)) / customers / expected).toBeCloseTo(1, 4);
    }
  });

  test('repeat orders of all, week by week from the beginning [BTYD, section 4.4]', () => {
    const ages = Map.groupBy(sample.customers, ({ age }) => age);
    const oldest = Math.max(...ages.keys());
    const printed = [1312.458, 1387.346, 1460.392, 1531.713, 1601.418, 1669.6];
    for (const [index, expected] of printed.entries()) {
      const begun = [...ages].filter(([age]) => oldest - age < 20 + index);
      const repeats = begun.map(
        ([age, { length }]) =>
          length * expectedRepeats(sample.ordering.parameters, 20 + index - (oldest - age)),
      );
      expect(sum(repeats) / expected).toBeCloseTo(1, 4);
    }
  });

  test('customers by number of repeat orders: as many as BTYD counts, and the model is not refuted by them', () => {
    const { observed, expected } = repeatCounts(sample.ordering.parameters, sample.histories, 7);
    expect(observed).toEqual([1_411, 439, 214, 100, 62, 38, 29, 64]);
    expect(sum(expected)).toBeCloseTo(2_357, 6);
    const cells = observed.map((count, index) => ({ observed: count, expected: expected[index] ?? 0 }));
    // The 95 % bound of 3 degrees of freedom: 8 classes, less 1, less the 4 parameters that were fitted to them.
    expect(goodnessOfFit(cells).statistic).toBeLessThan(7.81);
  });

  test('Gamma-Gamma: p 6.25, q 3.74, γ 15.44, over 946 customers with a correlation of 0.11 [FH]', () => {
    expect(sample.orderValue.parameters.p).toBeCloseTo(6.25, 2);
    expect(sample.orderValue.parameters.q).toBeCloseTo(3.74, 2);
    expect(sample.orderValue.parameters.gamma).toBeCloseTo(15.44, 2);
    expect(sample.orderValue).toMatchObject({ hasConverged: true, starts: 3, agreeingStarts: 3 });
    expect(sum(sample.values.map(({ repeats, customers }) => (repeats > 0 ? customers : 0)))).toBe(946);
    expect(frequencyValueCorrelation(sample.values)).toBeCloseTo(0.11, 2);
  });

  test('expected values of an order of the first ten customers, in dollars [FH, spreadsheet]', () => {
    const printed = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    for (const [index, expected] of printed.entries()) {
      const found = expectedOrderValue(sample.orderValue.parameters, {
        ...NOTHING,
        ...sample.customers[index],
      });
      expect(found).toBeCloseTo(expected, 2);
    }
  });

  test('lifetime values as the product predicts them, in days: orders to come are those of the models in weeks', () => {
    const inDays = sample.customers.map((each) => historyOf(each, until));
    const { model } = fitLifetimeValue(countHistories(inDays), sample.values);
    if (model === null) throw new Error('the sample has all that a prediction needs');
    expect(model.ordering.parameters.alpha / WEEK).toBeCloseTo(sample.ordering.parameters.alpha, 6);
    const of = lifetimeValueOf(model, until);
    const ordersOf = orderExpectation(sample.ordering.parameters, 365 / WEEK);
    for (const each of sample.customers) {
      const worth = expectedOrderValue(sample.orderValue.parameters, each) ?? Number.NaN;
      expect(of(each).predicted / (ordersOf(each) * worth)).toBeCloseTo(1, 6);
    }
  });
});
