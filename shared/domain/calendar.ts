import { TZDate } from '@date-fns/tz';
import { addDays, addMonths, startOfDay, startOfMonth } from 'date-fns';

/** A moment as whole seconds since 1970-01-01T00:00:00Z. The domain has no other notion of time. */
export type EpochSeconds = number;

export const SECONDS_PER_DAY = 86_400;

const epochSeconds = (date: Date): EpochSeconds => date.getTime() / 1000;

/**
 * The first local midnight at or after `days` × 24 hours from `from`. Activation is rounded up to a midnight so
 * that all orders of one day share a lot, and so that a return on the last hour of the window is still in time.
 */
export function midnightAfterDays(from: EpochSeconds, days: number, timeZone: string): EpochSeconds {
  const earliest = from + days * SECONDS_PER_DAY;
  const midnight = startOfDay(new TZDate(earliest * 1000, timeZone));
  return epochSeconds(midnight) === earliest ? earliest : epochSeconds(startOfDay(addDays(midnight, 1)));
}

/**
 * The end of the local month that lies `months` after the month of `from`, as the first instant of the month
 * after it: points are good before that instant and gone from it on.
 */
export function endOfMonthAfterMonths(from: EpochSeconds, months: number, timeZone: string): EpochSeconds {
  return epochSeconds(startOfMonth(addMonths(startOfMonth(new TZDate(from * 1000, timeZone)), months + 1)));
}
