import type { IsoDay } from '../figure.ts';
import type { MetricSettings } from '../metric-settings.ts';
import { monthAfter } from '../months.ts';
import type { Vintage } from './vintage.ts';

export interface RedemptionEstimate {
  /** Points redeemed of `issued`. */
  readonly redeemed: number;
  /** Without what was taken back. */
  readonly issued: number;
  readonly rate: number;
}

/** Nothing is left of a finished vintage, and no more will come to it. */
export const isFinished = ({ vintage, outstanding, issued }: Vintage, asOf: IsoDay): boolean =>
  issued > 0 && outstanding === 0 && monthAfter(vintage) <= asOf;

/**
 * The share of issued points that is expected to be redeemed in the end, as it could be told when `day` began: the shop's own estimate
 * of that time, or else what came out of the vintages that were finished by then. What is told of a day never changes later, but by returns of what had
 * been finished.
 * @returns null where there is neither
 */
export function redemptionEstimate(
  vintages: readonly Vintage[],
  day: IsoDay,
  { redemptionEstimates = [] }: Pick<MetricSettings, 'redemptionEstimates'>,
): RedemptionEstimate | null {
  const told = redemptionEstimates
    .filter(({ from }) => from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const own = told.at(-1);
  if (own !== undefined) return { redeemed: own.rate, issued: 1, rate: own.rate };
  const finished = vintages.filter(
    (each) => isFinished(each, day) && each.last_month !== null && monthAfter(each.last_month) <= day,
  );
  const redeemed = finished.reduce((sum, each) => sum + each.redeemed, 0);
  const issued = finished.reduce((sum, each) => sum + each.issued - each.reversed, 0);
  return issued === 0 ? null : { redeemed, issued, rate: redeemed / issued };
}
