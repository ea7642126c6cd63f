import type { ProgramDocument } from '../domain/program/program.ts';

/** What the shop says besides what its customers did; each may be left out. */
export interface MetricSettings {
  /** Days without an order after which a customer is inactive; left out: the 90th percentile of the gaps between orders. */
  readonly inactivityDays?: number;
  /** Share of net value that is left after the cost of goods, for payback; left out: no payback. */
  readonly grossMargin?: number;
  /** What a point is worth in minor units of `currency`, for the liability; left out: no liability in money. */
  readonly pointValueMinor?: number;
  readonly currency?: string;
}

/** As the program in force has them. The liability is told in the first of its currencies that points have a worth in. */
export function settingsOf({
  metrics = {},
  pointValue,
  currencies,
}: Pick<ProgramDocument, 'metrics' | 'pointValue' | 'currencies'>): MetricSettings {
  const { inactivityDays, grossMarginPercent } = metrics;
  const currency = currencies.map(({ code }) => code).find((code) => (pointValue.amount[code] ?? 0) > 0);
  return {
    ...(inactivityDays === undefined ? {} : { inactivityDays }),
    ...(grossMarginPercent === undefined ? {} : { grossMargin: grossMarginPercent / 100 }),
    ...(currency === undefined
      ? {}
      : { currency, pointValueMinor: (pointValue.amount[currency] ?? 0) / pointValue.points }),
  };
}
