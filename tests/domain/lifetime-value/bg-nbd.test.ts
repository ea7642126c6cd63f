import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aliveProbability,
  churnRisk,
  expectedRepeats,
  orderExpectation,
  repeatProbabilities,
} from '../../../shared/domain/lifetime-value/bg-nbd.ts';

import { check } from '../../law-runs.ts';
import { anyHistory, anyModel, logBeta } from './any-model.ts';

/** As printed in Fader, Hardie and Lee (2005), in weeks. */
const PAPER = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/** As printed in "Buy 'Til You Die – A Walkthrough", the vignette of the R package BTYD 2.4.3, section 4.2, in weeks. */
const BTYD = { r: 0.2425967, alpha: 4.413659, a: 0.7929869, b: 2.426164 };

const expected = (history: Parameters<typeof aliveProbability>[1], within: number, model = BTYD) =>
  orderExpectation(model, within)(history);

describe('printed figures of the CDNOW model', () => {
  test('expected repeat orders of a new customer (spreadsheet of the paper; BTYD, section 4.3)', () => {
    for (const [weeks, printed] of [
      [1 / 7, 0.0078],
      [1, 0.0532],
      [3, 0.1506],
      [31 + 6 / 7, 1.0405],
      [32, 1.0437],
    ] as const)
      expect(expectedRepeats(BTYD, weeks)).toBeCloseTo(printed, 4);
    expect(expectedRepeats(BTYD, 52)).toBeCloseTo(1.444004, 5);
  });

  test('expected orders of a customer (spreadsheet of the paper; customer 1516 of BTYD, section 4.3)', () => {
    expect(expected({ repeats: 2, lastAt: 30.43, age: 38.86 }, 39, PAPER)).toBeCloseTo(1.226, 3);
    const busy = { repeats: 26, lastAt: 30 + 6 / 7, age: 31 };
    expect(expected(busy, 52)).toBeCloseTo(25.75659, 4);
    expect(aliveProbability(BTYD, busy)).toBeCloseTo(0.9688523, 6);
  });

  test('the more often a customer ordered who is silent, the fewer orders will come (BTYD, section 4.3)', () => {
    for (const [repeats, printed] of [
      [10, 0.3474606],
      [15, 0.04283391],
      [20, 0.004158973],
      [25, 0.0003583685],
    ] as const)
      expect(expected({ repeats, lastAt: 20, age: 39 }, 52) / printed).toBeCloseTo(1, 4);
  });

  test('how many repeat orders a new customer places (manual of BTYD, bgnbd.pmf)', () => {
    expect(repeatProbabilities(PAPER, 2, 11)[10]).toBeCloseTo(1.07869e-7, 12);
    expect(repeatProbabilities(PAPER, 39, 1)[0]).toBeCloseTo(0.5737864, 7);
    const printed = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913,
      0.0003467171, 0.0002769613, 0.000222226,
    ];
    const found = repeatProbabilities(PAPER, 30, 21).slice(11, 21);
    for (const [index, each] of printed.entries()) expect(found[index]).toBeCloseTo(each, 10);
  });
});

describe('what holds under any model', () => {
  test('probabilities of numbers of orders sum to 1, and their mean is the expectation', () => {
    check(
      fc.property(anyModel, fc.double({ min: 0, max: 3, noNaN: true }), (model, ages) => {
        const time = ages * model.alpha;
        const probabilities = repeatProbabilities(model, time, 2_000);
        expect(probabilities.every((each) => each >= 0)).toBe(true);
        expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
        const mean = probabilities.reduce((sum, each, repeats) => sum + repeats * each, 0);
        expect(mean).toBeCloseTo(expectedRepeats(model, time), 8);
      }),
    );
  });

  /** ₂F₁ by its series, for z well below 1. */
  const gauss = (a: number, b: number, c: number, z: number) => {
    let [term, sum] = [1, 1];
    for (let n = 0; n < 2_000; n += 1) {
      term *= ((a + n) * (b + n) * z) / ((c + n) * (n + 1));
      sum += term;
    }
    return sum;
  };

  test('the expectation is the published one, where that can be computed', () => {
    check(
      fc.property(
        anyModel,
        anyHistory,
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (model, history, ages) => {
          const { r, alpha, a, b } = model;
          fc.pre(Math.abs(a - 1) > 0.05 && a + b + history.repeats > 1.05);
          const within = ages * (alpha + history.age);
          const [k, left] = [b + history.repeats, (alpha + history.age) / (alpha + history.age + within)];
          const shared = gauss(r + history.repeats, k, a + k - 1, 1 - left);
          const published = ((a + k - 1) / (a - 1)) * (1 - left ** (r + history.repeats) * shared);
          const found = orderExpectation(model, within)(history);
          expect(Math.abs(found - aliveProbability(model, history) * published)).toBeLessThan(
            1e-8 * (1 + found),
          );
        },
      ),
    );
  });

  test('more time brings more orders and less churn, from none and certainty on', () => {
    check(
      fc.property(anyModel, anyHistory, (model, history) => {
        const times = [0, 1, 10, 90, 365, 3_650];
        const orders = times.map((within) => orderExpectation(model, within)(history));
        const risks = times.map((within) => churnRisk(model, history, within));
        expect(orders[0]).toBe(0);
        expect(risks[0]).toBe(1);
        for (const [index, more] of orders.entries()) {
          expect(more).toBeGreaterThanOrEqual(orders[index - 1] ?? 0);
          expect(risks[index]).toBeLessThanOrEqual(risks[index - 1] ?? 1);
          expect(risks[index]).toBeGreaterThanOrEqual(0);
          // Of who orders at all, at least one order is to be expected.
          expect(more).toBeGreaterThanOrEqual(1 - (risks[index] ?? 0) - 1e-9);
        }
      }),
    );
  });

  test('churn risk is the chance of no order, by the means over rates and dropping out', () => {
    check(
      fc.property(
        anyModel,
        anyHistory,
        fc.double({ min: 0, max: 400, noNaN: true }),
        (model, history, within) => {
          const alive = aliveProbability(model, history);
          const { repeats, age } = history;
          const silent = ((model.alpha + age) / (model.alpha + age + within)) ** (model.r + repeats);
          expect(churnRisk(model, history, within)).toBeCloseTo(1 - alive + alive * silent, 12);
          const asNew = { ...model, r: model.r + repeats, alpha: model.alpha + age, b: model.b + repeats };
          const none = repeatProbabilities(asNew, within, 1)[0] ?? Number.NaN;
          expect(churnRisk(model, history, within)).toBeCloseTo(1 - alive * (1 - none), 12);
        },
      ),
    );
  });

  test('being alive is certain without a repeat order, and less so the longer nothing was heard', () => {
    check(
      fc.property(
        anyModel,
        anyHistory,
        fc.double({ min: 0, max: 1_000, noNaN: true }),
        (model, history, more) => {
          const longer = { ...history, age: history.age + more };
          expect(aliveProbability(model, longer)).toBeLessThanOrEqual(aliveProbability(model, history));
          if (history.repeats === 0) expect(aliveProbability(model, longer)).toBe(1);
        },
      ),
    );
  });

  test('being alive is what Bayes says', () => {
    check(
      fc.property(anyModel, anyHistory, (model, { repeats, lastAt, age }) => {
        fc.pre(repeats > 0);
        const { a, b } = model;
        const silence = ((model.alpha + lastAt) / (model.alpha + age)) ** (model.r + repeats);
        const stayed = Math.exp(logBeta(a, b + repeats)) * silence;
        const left = Math.exp(logBeta(a + 1, b + repeats - 1));
        expect(aliveProbability(model, { repeats, lastAt, age })).toBeCloseTo(stayed / (stayed + left), 8);
      }),
    );
  });

  test('neither very long nor very busy histories overflow', () => {
    const far = { repeats: 5_000, lastAt: 10, age: 100_000 };
    expect(aliveProbability(PAPER, far)).toBe(0);
    expect(churnRisk(PAPER, far, 90)).toBe(1);
    expect(expected({ repeats: 5_000, lastAt: 99_999, age: 100_000 }, 365)).toBeGreaterThan(10);
    expect(expectedRepeats({ ...PAPER, a: 1 }, 52)).toBeCloseTo(
      expectedRepeats({ ...PAPER, a: 1 + 1e-9 }, 52),
      8,
    );
    expect(expectedRepeats(PAPER, 1e12)).toBeGreaterThan(expectedRepeats(PAPER, 1e9));
  });

  test.each([
    { repeats: 0, lastAt: 1, age: 2 },
    { repeats: 1, lastAt: 0, age: 2 },
    { repeats: 1, lastAt: 3, age: 2 },
    { repeats: 1.5, lastAt: 1, age: 2 },
    { repeats: 1, lastAt: 1, age: Number.NaN },
  ])('nobody has %o', (history) => expect(() => aliveProbability(PAPER, history)).toThrow(RangeError));
});
