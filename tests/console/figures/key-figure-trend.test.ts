import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { changeOf, trendOf } from '../../../web/console/figures/key-figure-trend.ts';
import { figureSet } from '../../../web/figures/figure-set.ts';
import { figureOf } from './figures-of.ts';

const monthly = (metric: string, values: readonly (number | null)[]): readonly Figure[] =>
  values.map((value, index) =>
    figureOf({
      metric,
      cut: { month: `2026-0${index + 1}-01` },
      value,
      reason: value === null ? 'IMMATURE' : null,
    }),
  );
const keyOf = (figure: Figure) => ({ name: 'Key', figure });
const last = (figures: readonly Figure[]): Figure => figures.at(-1) ?? figureOf();

function changeFrom(metric: string, values: readonly number[], interval: Figure['interval'] = null) {
  const figures = monthly(metric, values);
  const newest = { ...last(figures), interval };
  return changeOf(newest, trendOf(figureSet([...figures.slice(0, -1), newest]), keyOf(newest)));
}

describe('the trend of a key figure', () => {
  test('has its months in their order, without those that are not known yet', () => {
    const figures = monthly('period_churn', [0.7, null, 0.6, 0.5]);
    expect(trendOf(figureSet(figures), keyOf(last(figures)))?.points.map(({ value }) => value)).toEqual([
      0.7, 0.6, 0.5,
    ]);
  });

  test('of the balance is what members had when months were over', () => {
    const closing = [10, 20, 30].map((value, index) =>
      figureOf({
        metric: 'points_roll_forward',
        cut: { month: `2026-0${index + 1}-01`, part: 'closing' },
        value,
      }),
    );
    const balance = figureOf({ metric: 'points_balance', value: 35 });
    const trend = trendOf(figureSet([...closing, balance]), keyOf(balance));
    expect(trend?.points.map(({ value }) => value)).toEqual([10, 20, 30]);
    // It ends before the balance of now, so there is no change to tell.
    expect(changeOf(balance, trend)).toBeNull();
  });

  test('is none of cohorts that had different times to spend', () => {
    const cohorts = [1, 2, 3, 4].map((month) =>
      figureOf({ metric: 'clv', cut: { cohort: `2026-0${month}-01`, part: 'historic' }, value: 100 - month }),
    );
    const whole = figureOf({ metric: 'clv', cut: { part: 'historic' }, value: 90 });
    expect(trendOf(figureSet([...cohorts, whole]), keyOf(whole))).toBeNull();
  });
});

describe('the change of a key figure', () => {
  test('is good or bad by what the figure is of', () => {
    expect(changeFrom('period_churn', [0.7, 0.6, 0.5])).toMatchObject({ direction: 'down', isGood: true });
    expect(changeFrom('returning_customers', [0.7, 0.6, 0.5])).toMatchObject({
      direction: 'down',
      isGood: false,
    });
    expect(changeFrom('redemption_rate_flow', [0.1, 0.1, 0.2])).toMatchObject({
      direction: 'up',
      isGood: null,
    });
  });

  test('is none that can be told where the value before is as likely', () => {
    expect(changeFrom('period_churn', [0.7, 0.6, 0.5], { low: 0.4, high: 0.6 })).toMatchObject({
      direction: 'unclear',
      isGood: null,
    });
    expect(changeFrom('period_churn', [0.7, 0.6, 0.5], { low: 0.45, high: 0.55 })).toMatchObject({
      direction: 'down',
    });
    expect(changeFrom('period_churn', [0.7, 0.5, 0.5])).toMatchObject({ direction: 'same' });
  });
});
