import type { Interval } from '../../domain/statistics/interval.ts';
import type { Cut, Figure, IsoDay } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { monthAfter } from '../months.ts';

export interface Window {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

export interface Told {
  readonly window: Window;
  readonly cut?: Cut;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly reason?: string | null;
  readonly interval?: Interval | null;
}

/** Makes figures of one metric and run. */
export const figureMaker =
  (
    { name, definitionVersion }: Pick<Metric, 'name' | 'definitionVersion'>,
    { asOf }: Pick<MetricRun, 'asOf'>,
  ) =>
  ({
    window,
    cut = {},
    numerator = null,
    denominator = null,
    value,
    unit,
    reason = null,
    interval = null,
  }: Told): Figure => ({
    metric: name,
    definitionVersion,
    ...window,
    asOf,
    cut,
    numerator,
    denominator,
    value,
    unit,
    reason,
    interval: interval === null ? null : { low: interval.from, high: interval.to },
  });

/** A month, up to `asOf` where it is still running. */
export function windowOf(month: IsoDay, asOf: IsoDay): Window {
  const end = monthAfter(month);
  return { from: month, to: end < asOf ? end : asOf };
}

/** Why a figure of a whole month is not told yet; null where it is over. */
export const runningReason = (month: IsoDay, asOf: IsoDay): 'MONTH_RUNNING' | null =>
  monthAfter(month) <= asOf ? null : 'MONTH_RUNNING';

export interface Part {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly unit: 'ratio';
  readonly reason: string | null;
}

/** A share of something, or null with the reason why there is none. @param empty the reason where it is of nothing */
export function ratioOf(
  numerator: number,
  denominator: number,
  empty: string,
  immature: string | null,
): Part {
  const reason = immature ?? (denominator === 0 ? empty : null);
  return {
    numerator,
    denominator,
    value: reason === null ? numerator / denominator : null,
    unit: 'ratio',
    reason,
  };
}
