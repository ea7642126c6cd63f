import type { Cut, Figure } from '../../../shared/metrics/figure.ts';
import { CUT_NAMES } from '../../../shared/metrics/figure-row.ts';
import { type FigureSet, hasValue } from '../../figures/figure-set.ts';
import type { KeyFigure } from '../../figures/key-figures.ts';

export interface TrendPoint {
  readonly at: string;
  readonly value: number;
}

export interface Trend {
  /** What the points are: months, or customers by the month of their first order. */
  readonly by: 'month' | 'cohort';
  /** Oldest first, three or more: two are no shape. */
  readonly points: readonly TrendPoint[];
}

/** A figure of now, and the figures by month that lead up to it. */
const BY_MONTH: Readonly<Record<string, { readonly metric: string; readonly part?: string }>> = {
  points_balance: { metric: 'points_roll_forward', part: 'closing' },
};

/** Of others a younger cohort has had less time, which would look as if it were worse. */
const COMPARABLE_COHORTS: readonly string[] = ['repeat_within', 'k_factor'];

const MOST_POINTS = 13;

/** What key figures need beside their own metrics. */
export const TREND_METRICS: readonly string[] = Object.values(BY_MONTH).map(({ metric }) => metric);

/** How a key figure came to be what it is. Null: figures do not tell it by month. */
export function trendOf(figures: FigureSet, { figure }: KeyFigure): Trend | null {
  const other = BY_MONTH[figure.metric];
  const own = figures.of(other?.metric ?? figure.metric).filter(hasValue);
  const cut: Cut = other === undefined ? figure.cut : other.part === undefined ? {} : { part: other.part };
  for (const by of ['month', 'cohort'] as const) {
    if (by === 'cohort' && !COMPARABLE_COHORTS.includes(figure.metric)) continue;
    const points = own
      .filter((each) => isSameBut(each.cut, cut, by) && each.cut[by] !== undefined)
      .sort((a, b) => ((a.cut[by] ?? '') < (b.cut[by] ?? '') ? -1 : 1))
      .map((each) => ({ at: each.cut[by] ?? '', value: each.value }))
      .slice(-MOST_POINTS);
    if (points.length > 2) return { by, points };
  }
  return null;
}

const isSameBut = (a: Cut, b: Cut, by: 'month' | 'cohort'): boolean =>
  CUT_NAMES.every((name) => name === by || a[name] === b[name]);

/** Which way is good; left out: neither. */
const BETTER: Readonly<Record<string, 'more' | 'less'>> = {
  returning_customers: 'more',
  nps: 'more',
  k_factor: 'more',
  repeat_within: 'more',
  period_churn: 'less',
  acquisition_cost: 'less',
};

export interface Change {
  readonly before: TrendPoint;
  /** `unclear`: the value before lies in the interval of this one. */
  readonly direction: 'up' | 'down' | 'same' | 'unclear';
  readonly isGood: boolean | null;
}

/** Against the month before. Null: the trend does not end with this figure, or nothing is before it. */
export function changeOf(figure: Figure, trend: Trend | null): Change | null {
  const [before, last] = trend?.points.slice(-2) ?? [];
  if (before === undefined || last === undefined || last.value !== figure.value) return null;
  const by = last.value - before.value;
  const { interval } = figure;
  if (by === 0) return { before, direction: 'same', isGood: null };
  if (interval !== null && before.value >= interval.low && before.value <= interval.high)
    return { before, direction: 'unclear', isGood: null };
  const better = BETTER[figure.metric];
  const isMore = by > 0;
  return {
    before,
    direction: isMore ? 'up' : 'down',
    isGood: better === undefined ? null : (better === 'more') === isMore,
  };
}
