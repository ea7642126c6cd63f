import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderExpectation, repeatProbabilities } from '../../../shared/domain/lifetime-value/bg-nbd.ts';
import { fitBgNbd } from '../../../shared/domain/lifetime-value/bg-nbd-fit.ts';
import {
  BG_NBD_PARAMETERS,
  type BgNbd,
  bgNbdLikelihood,
} from '../../../shared/domain/lifetime-value/bg-nbd-likelihood.ts';
import { repeatCounts } from '../../../shared/domain/lifetime-value/expected-counts.ts';
import {
  type CountedHistory,
  countHistories,
} from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { goodnessOfFit } from '../../../shared/domain/statistics/chi-square.ts';
import { logGamma } from '../../../shared/domain/statistics/log-gamma.ts';
import { drawCustomers } from '../../../tools/bench/fitting/drawn-customers.ts';
import { check } from '../../law-runs.ts';
import { anyHistory, anyModel, logBeta } from './any-model.ts';

const parametersOf = ({ r, alpha, a, b }: BgNbd) => [r, alpha, a, b];
const anyCounted: fc.Arbitrary<CountedHistory[]> = fc.array(
  fc
    .tuple(anyHistory, fc.integer({ min: 1, max: 1_000 }))
    .map(([history, customers]) => ({ ...history, customers })),
  { minLength: 1, maxLength: 12 },
);

describe('the likelihood of histories', () => {
  test('is the mean, over rates and dropping out, of what one customer does', () => {
    check(
      fc.property(anyModel, anyHistory, ({ r, alpha, a, b }, history) => {
        const { repeats: x, lastAt, age } = history;
        // Of λ^x·e^(−λt), over the gamma distribution.
        const rates = (time: number) =>
          Math.exp(logGamma(r + x) - logGamma(r) + r * Math.log(alpha) - (r + x) * Math.log(alpha + time));
        const drops = (x: number, y: number) => Math.exp(logBeta(x, y) - logBeta(a, b));
        const stayed = drops(a, b + x) * rates(age);
        const left = x === 0 ? 0 : drops(a + 1, b + x - 1) * rates(lastAt);
        const { value } = bgNbdLikelihood([{ ...history, customers: 1 }]).at([r, alpha, a, b]);
        expect(Math.abs(value - Math.log(stayed + left))).toBeLessThan(1e-8 * (1 + Math.abs(value)));
      }),
    );
  });

  test('has the slope that it says', () => {
    check(
      fc.property(anyModel, anyCounted, (model, histories) => {
        const likelihood = bgNbdLikelihood(histories);
        const place = parametersOf(model);
        const { value, gradient } = likelihood.at(place);
        for (const [index, parameter] of place.entries()) {
          const step = 1e-5 * parameter;
          const beside = (by: number) =>
            likelihood.at(place.map((each, other) => (other === index ? each + by : each))).value;
          const slope = (beside(step) - beside(-step)) / (2 * step);
          const rounding = 1e-6 * (Math.abs(slope) + Math.abs(value / parameter));
          expect(Math.abs((gradient[index] ?? Number.NaN) - slope)).toBeLessThan(rounding + 1e-9);
        }
      }),
    );
  });

  test('is that of all customers, however they are counted and in whatever order', () => {
    check(
      fc.property(anyModel, anyCounted, (model, histories) => {
        const place = parametersOf(model);
        const each = histories.flatMap(({ customers, ...history }) =>
          Array.from({ length: customers % 7 }, () => ({ ...history, customers: 1 })),
        );
        const counted = countHistories(each);
        const [apart, together] = [bgNbdLikelihood(each), bgNbdLikelihood(counted)];
        expect(together.observations).toBe(each.length);
        expect(together.at(place).value).toBeCloseTo(apart.at(place).value, 6);
        expect(bgNbdLikelihood(counted.toReversed()).at(place)).toEqual(together.at(place));
      }),
    );
  });

  test('of very long and very busy histories is a number', () => {
    const { value, gradient } = bgNbdLikelihood([
      { repeats: 10_000, lastAt: 1, age: 1e6, customers: 1 },
      { repeats: 10_000, lastAt: 1e6, age: 1e6, customers: 1 },
    ]).at([0.2, 4, 0.8, 2.4]);
    expect([value, ...gradient].every(Number.isFinite)).toBe(true);
  });
});

const TRUTH = {
  ordering: { r: 0.6, alpha: 40, a: 0.9, b: 3 },
  orderValue: { p: 4, q: 5, gamma: 6_000 },
};
const drawn = drawCustomers(TRUTH, { customers: 20_000, seed: 7, ages: [30, 500], later: 365 });
const histories = countHistories(drawn);
const fit = fitBgNbd(histories);

describe('a model fitted to customers who do what a known one says', () => {
  test('has converged, from every start to the same place', () => {
    expect(fit).toMatchObject({ hasConverged: true, agreeingStarts: fit.starts });
    expect(fit.evaluations).toBeLessThan(200);
    const { at } = bgNbdLikelihood(histories);
    expect(fit.logLikelihood).toBeGreaterThan(at(parametersOf(TRUTH.ordering)).value);
    const { value, gradient } = at(parametersOf(fit.parameters));
    expect(value).toBeCloseTo(fit.logLikelihood, 6);
    for (const each of gradient) expect(Math.abs(each) / drawn.length).toBeLessThan(1e-8);
  });

  test('has parameters within half again their 95 % interval of the known ones', () => {
    for (const name of BG_NBD_PARAMETERS) {
      const { from, to } = fit.intervals?.[name] ?? { from: Number.NaN, to: Number.NaN };
      expect(from).toBeLessThan(fit.parameters[name]);
      expect(fit.parameters[name]).toBeLessThan(to);
      // The drawing is always the same, so this cannot fail by chance, but must not depend on a lucky one either.
      expect(TRUTH.ordering[name]).toBeGreaterThan(from * (from / to) ** 0.25);
      expect(TRUTH.ordering[name]).toBeLessThan(to * (to / from) ** 0.25);
    }
  });

  test('foretells what they go on to do, all of them and by how often they ordered', () => {
    const ordersOf = orderExpectation(fit.parameters, 365);
    for (const group of [drawn, ...Map.groupBy(drawn, ({ repeats }) => Math.min(repeats, 5)).values()]) {
      const expected = group.reduce((sum, customer) => sum + ordersOf(customer), 0);
      const orders = group.map(({ later }) => later.orders);
      const placed = orders.reduce((sum, each) => sum + each, 0);
      const squares = orders.reduce((sum, each) => sum + each ** 2, 0);
      const deviation = Math.sqrt(squares - placed ** 2 / orders.length);
      expect(Math.abs(placed - expected)).toBeLessThan(4 * deviation);
    }
  });

  test('says how many ordered how often', () => {
    const { observed, expected } = repeatCounts(fit.parameters, histories, 8);
    expect(expected.reduce((sum, each) => sum + each, 0)).toBeCloseTo(drawn.length, 6);
    const cells = observed.map((count, index) => ({ observed: count, expected: expected[index] ?? 0 }));
    expect(goodnessOfFit(cells).pValue).toBeGreaterThan(0.001);
    const one = repeatCounts(TRUTH.ordering, [{ repeats: 9, lastAt: 1, age: 90, customers: 2 }], 3);
    expect(one.observed).toEqual([0, 0, 0, 2]);
    expect(one.expected).toEqual(repeatProbabilities(TRUTH.ordering, 90, 3).map((each) => 2 * each));
  });

  test('is the same in weeks, but for the unit', () => {
    const inWeeks = fitBgNbd(histories.map((row) => ({ ...row, lastAt: row.lastAt / 7, age: row.age / 7 })));
    const repeats = drawn.reduce((sum, each) => sum + each.repeats, 0);
    expect(inWeeks.parameters.alpha * 7).toBeCloseTo(fit.parameters.alpha, 5);
    for (const name of ['r', 'a', 'b'] as const)
      expect(inWeeks.parameters[name]).toBeCloseTo(fit.parameters[name], 6);
    expect(inWeeks.logLikelihood).toBeCloseTo(fit.logLikelihood + repeats * Math.log(7), 4);
  });

  test('comes out to the last bit the same from rows in another order', () => {
    expect(fitBgNbd(histories.toReversed())).toEqual(fit);
  });
});

describe('where the data tell little', () => {
  test('nothing is fitted to customers of whom none came back', () => {
    const nobody = [{ repeats: 0, lastAt: 0, age: 90, customers: 700 }];
    expect(() => fitBgNbd(nobody)).toThrow(/none of 700 customers has ordered twice/);
  });

  test('a shop whose customers are all alike is fitted without intervals, or not converged, but ends', () => {
    const alike = fitBgNbd([{ repeats: 3, lastAt: 90, age: 100, customers: 1_000 }]);
    expect(alike.intervals === null || !alike.hasConverged).toBe(true);
    expect(orderExpectation(alike.parameters, 365)({ repeats: 3, lastAt: 90, age: 100 })).toBeGreaterThan(0);
  });
});
