import { shareOf } from '../domain/statistics/share.ts';
import type { Cut, Figure, IsoDay } from './figure.ts';
import type { Metric, MetricRun } from './metric.ts';

/** Whose figure it is. */
export type MetricName = Pick<Metric, 'name' | 'definitionVersion'>;

/** Half-open, in local days. */
export interface Window {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

export interface CountedShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** A figure with what all have; the rest is the metric's own. */
export function figureOf(
  { name, definitionVersion }: MetricName,
  { asOf }: Pick<MetricRun, 'asOf'>,
  { from, to }: Window,
  rest: Pick<Figure, 'cut' | 'unit'> & Partial<Figure>,
): Figure {
  return {
    metric: name,
    definitionVersion,
    from,
    to,
    asOf,
    numerator: null,
    denominator: null,
    value: null,
    reason: null,
    interval: null,
    ...rest,
  };
}

/**
 * A share of customers with Wilson's interval.
 * @param immature why there is no value yet; what is known of the denominator is told all the same
 */
export function shareFigure(
  metric: MetricName,
  run: Pick<MetricRun, 'asOf'>,
  window: Window,
  cut: Cut,
  { numerator, denominator }: CountedShare,
  immature: string | null = null,
): Figure {
  const reason = immature ?? (denominator === 0 ? 'NO_CUSTOMERS' : null);
  if (reason !== null) return figureOf(metric, run, window, { cut, unit: 'ratio', denominator, reason });
  const { share, from: low, to: high } = shareOf(numerator, denominator);
  return figureOf(metric, run, window, {
    cut,
    unit: 'ratio',
    numerator,
    denominator,
    value: share,
    interval: { low, high },
  });
}
