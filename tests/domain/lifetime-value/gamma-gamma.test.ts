import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedOrderValue } from '../../../shared/domain/lifetime-value/gamma-gamma.ts';
import {
  fitGammaGamma,
  GAMMA_GAMMA_PARAMETERS,
  gammaGammaLikelihood,
} from '../../../shared/domain/lifetime-value/gamma-gamma-fit.ts';
import {
  type CountedRepeatValue,
  countRepeatValues,
  frequencyValueCorrelation,
} from '../../../shared/domain/lifetime-value/repeat-value.ts';
import { drawCustomers } from '../../../tools/bench/fitting/drawn-customers.ts';
import { check } from '../../law-runs.ts';

/** Fitted to the CDNOW sample, in dollars; the note prints 6.25, 3.74 and 15.44. */
const CDNOW = { p: 6.249572, q: 3.744225, gamma: 15.44352 };

const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const anyModel = fc.record({ p: between(0.2, 50), q: between(0.2, 50), gamma: between(0.1, 1e5) });
const anyValue: fc.Arbitrary<CountedRepeatValue> = fc.record({
  repeats: fc.integer({ min: 1, max: 100 }),
  repeatValue: fc.integer({ min: 1, max: 10_000_000 }),
  customers: fc.integer({ min: 1, max: 1_000 }),
});

describe('the expected value of an order', () => {
  // The first ten customers of the sample, as in the spreadsheet of note 025 of brucehardie.com; dollars.
  test.each([
    [2, 22.345, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.741428571, 71.46],
    [2, 25.55, 27.28],
  ])('of a customer with %i repeat orders of %f each is the printed one', (repeats, mean, printed) => {
    expect(expectedOrderValue(CDNOW, { repeats, repeatValue: repeats * mean })).toBeCloseTo(printed, 2);
  });

  test('lies between the own mean and that of all, nearer to the own the more orders there are', () => {
    check(
      fc.property(anyModel, anyValue, ({ p, q, gamma }, { repeats, repeatValue }) => {
        const model = { p, q: q + 1, gamma };
        const all = (p * gamma) / q;
        const own = repeatValue / repeats;
        const found = expectedOrderValue(model, { repeats, repeatValue }) ?? Number.NaN;
        const more =
          expectedOrderValue(model, { repeats: 2 * repeats, repeatValue: 2 * repeatValue }) ?? Number.NaN;
        const rounding = 1e-12 * (all + own);
        expect(found).toBeGreaterThanOrEqual(Math.min(all, own) - rounding);
        expect(found).toBeLessThanOrEqual(Math.max(all, own) + rounding);
        expect(Math.abs(more - own)).toBeLessThanOrEqual(Math.abs(found - own) + rounding);
      }),
    );
  });

  test('is none where there is no mean', () => {
    expect(expectedOrderValue({ p: 2, q: 0.9, gamma: 10 }, { repeats: 0, repeatValue: 0 })).toBeNull();
    expect(expectedOrderValue({ p: 2, q: 0.9, gamma: 10 }, { repeats: 1, repeatValue: 20 })).toBeCloseTo(
      60 / 1.9,
      12,
    );
  });
});

describe('the likelihood of values', () => {
  test('has the slope that it says', () => {
    check(
      fc.property(
        anyModel,
        fc.array(anyValue, { minLength: 1, maxLength: 10 }),
        ({ p, q, gamma }, values) => {
          const likelihood = gammaGammaLikelihood(values);
          const place = [p, q, gamma];
          const { value, gradient } = likelihood.at(place);
          for (const [index, parameter] of place.entries()) {
            const step = 1e-5 * parameter;
            const beside = (by: number) =>
              likelihood.at(place.map((each, other) => (other === index ? each + by : each))).value;
            const slope = (beside(step) - beside(-step)) / (2 * step);
            const rounding = 1e-6 * (Math.abs(slope) + Math.abs(value / parameter));
            expect(Math.abs((gradient[index] ?? Number.NaN) - slope)).toBeLessThan(rounding + 1e-9);
          }
        },
      ),
    );
  });

  test('is a density: over all mean values it comes to 1, and its mean is that of all customers', () => {
    const { p, q, gamma } = CDNOW;
    for (const repeats of [1, 3, 12]) {
      let [all, mean] = [0, 0];
      const step = 0.01;
      for (let log = -25; log < 25; log += step) {
        const value = Math.exp(log);
        const row = { repeats, repeatValue: repeats * value, customers: 1 };
        const share = Math.exp(gammaGammaLikelihood([row]).at([p, q, gamma]).value) * value * step;
        all += share;
        mean += share * value;
      }
      expect(all).toBeCloseTo(1, 9);
      expect(mean).toBeCloseTo((p * gamma) / (q - 1), 6);
    }
  });
});

const TRUTH = {
  ordering: { r: 2, alpha: 60, a: 0.5, b: 4 },
  orderValue: { p: 4, q: 5, gamma: 6_000 },
};
const drawn = drawCustomers(TRUTH, { customers: 10_000, seed: 11, ages: [30, 500], later: 365 });
const values = countRepeatValues(drawn);
const fit = fitGammaGamma(values);

describe('a model fitted to customers who pay what a known one says', () => {
  test('has converged, from every start to the same place, with parameters around the known ones', () => {
    expect(fit).toMatchObject({ hasConverged: true, agreeingStarts: fit.starts });
    for (const name of GAMMA_GAMMA_PARAMETERS) {
      const { from, to } = fit.intervals?.[name] ?? { from: Number.NaN, to: Number.NaN };
      expect(TRUTH.orderValue[name]).toBeGreaterThan(from * (from / to) ** 0.25);
      expect(TRUTH.orderValue[name]).toBeLessThan(to * (to / from) ** 0.25);
    }
  });

  test('foretells what they go on to pay', () => {
    const buyers = drawn.filter(({ later }) => later.orders > 0);
    const errors = buyers.map(
      (customer) =>
        customer.later.value -
        customer.later.orders * (expectedOrderValue(fit.parameters, customer) ?? Number.NaN),
    );
    const sum = errors.reduce((all, each) => all + each, 0);
    const deviation = Math.sqrt(errors.reduce((all, each) => all + each ** 2, 0));
    expect(Math.abs(sum)).toBeLessThan(4 * deviation);
  });

  test('has no warning of orders and values going together, which one of busier and larger buyers has', () => {
    expect(Math.abs(frequencyValueCorrelation(values) ?? 1)).toBeLessThan(0.05);
    const together = values.map((row) => ({ ...row, repeatValue: row.repeatValue * row.repeats }));
    expect(frequencyValueCorrelation(together)).toBeGreaterThan(0.3);
  });

  test('is the same from rows in another order, to the last bit, and in another currency, but for its unit', () => {
    expect(fitGammaGamma(values.toReversed())).toEqual(fit);
    const dollars = fitGammaGamma(values.map((row) => ({ ...row, repeatValue: row.repeatValue / 100 })));
    expect(dollars.parameters.gamma * 100).toBeCloseTo(fit.parameters.gamma, 3);
    expect(dollars.parameters.p).toBeCloseTo(fit.parameters.p, 6);
  });
});

describe('where the values tell little', () => {
  test('nothing is fitted without a repeat order that is worth something', () => {
    expect(() => fitGammaGamma([{ repeats: 2, repeatValue: 0, customers: 4 }])).toThrow(/none of 1 rows/);
    expect(frequencyValueCorrelation([{ repeats: 2, repeatValue: 100, customers: 4 }])).toBeNull();
  });

  test('customers who all pay the same are fitted without intervals, or not converged, but it ends', () => {
    const alike = fitGammaGamma(
      [1, 2, 5].map((repeats) => ({ repeats, repeatValue: 1_000 * repeats, customers: 300 })),
    );
    expect(alike.intervals === null || !alike.hasConverged).toBe(true);
  });
});
