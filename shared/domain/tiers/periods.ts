import type { LocalMonth } from '../calendar.ts';
import type { TierWindow } from '../program/tier-program.ts';

const MONTHS_PER_YEAR = 12;

/**
 * The periods that a tier is earned in, numbered in the order of time. A year, or for rolling months each month; a
 * lifetime is one period without an end.
 */
export interface Periods {
  of(month: LocalMonth): number;
  /** `Infinity` for a lifetime. */
  lastMonth(period: number): LocalMonth;
  /** The first month whose progress counts in the period; `-Infinity` for a lifetime. */
  firstCounted(period: number): LocalMonth;
}

/** @param enrolledIn the month of enrollment, in which a membership year begins */
export function periodsOf(window: TierWindow, enrolledIn: LocalMonth): Periods {
  switch (window.kind) {
    case 'lifetime':
      return {
        of: () => 0,
        lastMonth: () => Number.POSITIVE_INFINITY,
        firstCounted: () => Number.NEGATIVE_INFINITY,
      };
    case 'calendar_year':
      return yearsFrom(0);
    case 'membership_year':
      return yearsFrom(enrolledIn);
    case 'rolling_months':
      return {
        of: (month) => month,
        lastMonth: (period) => period,
        firstCounted: (period) => period - window.months + 1,
      };
  }
}

function yearsFrom(begin: LocalMonth): Periods {
  return {
    of: (month) => Math.floor((month - begin) / MONTHS_PER_YEAR),
    lastMonth: (period) => begin + (period + 1) * MONTHS_PER_YEAR - 1,
    firstCounted: (period) => begin + period * MONTHS_PER_YEAR,
  };
}
