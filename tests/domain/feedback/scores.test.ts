import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerEffort } from '../../../shared/domain/feedback/customer-effort.ts';
import { customerSatisfaction } from '../../../shared/domain/feedback/customer-satisfaction.ts';
import { netPromoterScore } from '../../../shared/domain/feedback/net-promoter-score.ts';
import { shareOf } from '../../../shared/domain/statistics/share.ts';
import { check } from '../../law-runs.ts';

const nps = (detractors: number, passives: number, promoters: number) =>
  netPromoterScore([0, 0, 0, detractors, 0, 0, 0, passives, 0, promoters, 0]).figure;
const someAnswers = (answers: number) =>
  fc.array(fc.integer({ min: 0, max: 500 }), { minLength: answers, maxLength: answers });
const isKnown = (counts: readonly number[]) => counts.filter((count) => count > 0).length > 1;

describe('the Net Promoter Score', () => {
  // A half, a third and a sixth: the population of the worked answer to "How can I calculate margin of error in a NPS result?" on
  // Cross Validated, with a score of 1/3 and a variance of 20/36; of 324 answers the standard error is √(20/36/324) = 4.14 points.
  test('with its interval', () => {
    const figure = nps(54, 108, 162);
    expect(figure).toMatchObject({ promoters: 162, passives: 108, detractors: 54, of: 324 });
    expect(figure?.score).toBeCloseTo(33.333, 3);
    expect(((figure?.interval?.to ?? 0) - (figure?.score ?? 0)) / 1.959964).toBeCloseTo(4.14, 2);
    expect(((figure?.score ?? 0) - (figure?.interval?.from ?? 0)) / 1.959964).toBeCloseTo(4.14, 2);
  });

  test('counts 0 to 6 against 9 and 10, and 7 and 8 for neither', () => {
    const each = netPromoterScore([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]).figure;
    expect(each).toMatchObject({ detractors: 7, passives: 2, promoters: 2, of: 11 });
    expect(each?.score).toBeCloseTo((100 * -5) / 11, 12);
  });

  test('stays within −100 and 100, holds the score, and mirrors promoters and detractors', () => {
    const some = fc.integer({ min: 0, max: 300 });
    check(
      fc.property(some, some, some, (detractors, passives, promoters) => {
        fc.pre(isKnown([detractors, passives, promoters]));
        const [there, back] = [nps(detractors, passives, promoters), nps(promoters, passives, detractors)];
        if (!there?.interval || !back?.interval) throw new Error('answers of two kinds have an interval');
        expect(-100 <= there.interval.from && there.interval.from <= there.score).toBe(true);
        expect(there.score <= there.interval.to && there.interval.to <= 100).toBe(true);
        expect(there.score).toBeCloseTo(-back.score, 9);
        expect(there.interval.from).toBeCloseTo(-back.interval.to, 9);
      }),
    );
  });

  test('is known better of more answers', () => {
    const width = (factor: number) => {
      const interval = nps(2 * factor, 3 * factor, 5 * factor)?.interval;
      return (interval?.to ?? 0) - (interval?.from ?? 0);
    };
    expect(width(10)).toBeCloseTo(width(1_000) * 10, 9);
  });

  test('has no interval where all are of one kind', () => {
    expect(nps(0, 0, 7)).toMatchObject({ score: 100, interval: null });
    expect(nps(7, 0, 0)).toMatchObject({ score: -100, interval: null });
    expect(nps(0, 7, 0)).toMatchObject({ score: 0, interval: null });
  });
});

describe('customer satisfaction', () => {
  test('is the share of 4 and 5, with all answers beside it', () => {
    const { figure } = customerSatisfaction([3, 2, 5, 40, 50]);
    expect(figure).toEqual({ satisfied: shareOf(90, 100), distribution: [3, 2, 5, 40, 50] });
  });
});

describe('customer effort', () => {
  // 2 · 1 + 3 · 4 + 5 · 7 = 49 of 10; the variance by hand: (2 · 15.21 + 3 · 0.81 + 5 · 4.41)/9 = 6.1; t(9) = 2.262157.
  test('is the mean with its interval, and the share of 5 to 7', () => {
    const { figure } = customerEffort([2, 0, 0, 3, 0, 0, 5]);
    expect(figure?.mean).toBeCloseTo(4.9, 12);
    const half = 2.262157 * Math.sqrt(6.1 / 10);
    expect(figure?.interval?.from).toBeCloseTo(4.9 - half, 6);
    expect(figure?.interval?.to).toBeCloseTo(4.9 + half, 6);
    expect(figure?.easy).toEqual(shareOf(5, 10));
  });

  test('lies on the scale, and so does its interval', () => {
    check(
      fc.property(someAnswers(7).filter(isKnown), (counts) => {
        const { figure } = customerEffort(counts);
        if (!figure?.interval) throw new Error('different answers have an interval');
        const { mean, interval } = figure;
        expect(1 <= interval.from && interval.from <= mean && mean <= interval.to && interval.to <= 7).toBe(
          true,
        );
      }),
    );
  });

  test('has no interval where all answers are the same', () => {
    expect(customerEffort([0, 0, 0, 0, 0, 0, 9]).figure).toMatchObject({ mean: 7, interval: null });
    expect(customerEffort([0, 0, 0, 1, 0, 0, 0]).figure).toMatchObject({ mean: 4, interval: null });
  });
});

describe('each of them', () => {
  test.each([
    ['NPS', netPromoterScore, 11],
    ['CSAT', customerSatisfaction, 5],
    ['CES', customerEffort, 7],
  ] as const)(
    '%s is null where nobody answered, and refuses counts of another scale',
    (_, score, answers) => {
      const none = Array.from({ length: answers }, () => 0);
      expect(score(none)).toEqual({ figure: null, reason: 'NO_ANSWERS' });
      expect(() => score([...none, 1])).toThrow(/not of a scale from/);
      expect(() => score(none.with(0, -1))).toThrow(/whole numbers from 0/);
      expect(() => score(none.with(0, 0.5))).toThrow(/whole numbers from 0/);
    },
  );
});
