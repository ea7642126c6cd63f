import { TZDate, tzOffset } from '@date-fns/tz';

/** A moment as whole seconds since 1970-01-01T00:00:00Z. The domain has no other notion of time. */
export type EpochSeconds = number;

export const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_MINUTE = 60;
const MONTHS_PER_YEAR = 12;

/** A day of a local calendar, counted from 1970-01-01: whole numbers, so that days can be added and compared. */
export type LocalDay = number;
/** A month of a local calendar, counted from January 1970. */
export type LocalMonth = number;

/** What a wall clock shows. */
export interface LocalTime {
  readonly day: LocalDay;
  readonly month: LocalMonth;
  /** 1 is Monday, 7 is Sunday, as in ISO 8601. */
  readonly weekday: number;
  /** Minutes since local midnight as the clock shows them, 0 to 1439. */
  readonly minute: number;
}

/**
 * The first local midnight at or after `days` × 24 hours from `from`. Activation is rounded up to a midnight so
 * that all orders of one day share a lot, and so that a return on the last hour of the window is still in time.
 */
export function midnightAfterDays(from: EpochSeconds, days: number, timeZone: string): EpochSeconds {
  const earliest = from + days * SECONDS_PER_DAY;
  const day = localDay(earliest, timeZone);
  const midnight = startOfDay(day, timeZone);
  return midnight === earliest ? midnight : startOfDay(day + 1, timeZone);
}

/**
 * The end of the local month that lies `months` after the month of `from`, as the first instant of the month
 * after it: points are good before that instant and gone from it on.
 */
export function endOfMonthAfterMonths(from: EpochSeconds, months: number, timeZone: string): EpochSeconds {
  return startOfMonth(monthOfDay(localDay(from, timeZone)) + months + 1, timeZone);
}

export function localTime(at: EpochSeconds, timeZone: string): LocalTime {
  const local = at + offsetAt(at, timeZone);
  const day = Math.floor(local / SECONDS_PER_DAY);
  return {
    day,
    month: monthOfDay(day),
    // 1970-01-01 was a Thursday.
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
    minute: Math.floor((local - day * SECONDS_PER_DAY) / SECONDS_PER_MINUTE),
  };
}

export function localDay(at: EpochSeconds, timeZone: string): LocalDay {
  return Math.floor((at + offsetAt(at, timeZone)) / SECONDS_PER_DAY);
}

export function localMonth(at: EpochSeconds, timeZone: string): LocalMonth {
  return monthOfDay(localDay(at, timeZone));
}

/** The instant at which a local day begins; where its midnight is skipped, the first instant after the gap. */
export const startOfDay = remembering((day: LocalDay, timeZone: string): EpochSeconds => {
  const date = utcDate(day);
  return new TZDate(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), timeZone).getTime() / 1000;
});

export function startOfMonth(month: LocalMonth, timeZone: string): EpochSeconds {
  return startOfDay(firstDayOf(month), timeZone);
}

export function monthOfDay(day: LocalDay): LocalMonth {
  const date = utcDate(day);
  return (date.getUTCFullYear() - 1970) * MONTHS_PER_YEAR + date.getUTCMonth();
}

/** A day of a month by its number; the last day where the month is shorter, so that the 31st and 29 February always are. */
export function dayInMonth(month: LocalMonth, dayOfMonth: number): LocalDay {
  return Math.min(firstDayOf(month) + dayOfMonth, firstDayOf(month + 1)) - 1;
}

/** The same day `months` later; the last day of the month where that is shorter. */
export function dayAfterMonths(day: LocalDay, months: number): LocalDay {
  return dayInMonth(monthOfDay(day) + months, utcDate(day).getUTCDate());
}

/** The first local month of the year of `month`. */
export function januaryOf(month: LocalMonth): LocalMonth {
  return Math.floor(month / MONTHS_PER_YEAR) * MONTHS_PER_YEAR;
}

export function firstDayOf(month: LocalMonth): LocalDay {
  return Date.UTC(1970, month, 1) / (SECONDS_PER_DAY * 1000);
}

/** The calendar day alone, without its zone, as the UTC day of that date. */
function utcDate(day: LocalDay): Date {
  return new Date(day * SECONDS_PER_DAY * 1000);
}

/** Seconds that local clocks are ahead of UTC. Days on which they are moved are looked up moment by moment. */
function offsetAt(at: EpochSeconds, timeZone: string): number {
  const day = Math.floor(at / SECONDS_PER_DAY);
  return offsetOfDay(day, timeZone) ?? lookUpOffset(at, timeZone);
}

/** The offset of a whole UTC day, or null when clocks are moved on it. */
const offsetOfDay = remembering((day: number, timeZone: string): number | null => {
  const atBegin = lookUpOffset(day * SECONDS_PER_DAY, timeZone);
  return atBegin === lookUpOffset((day + 1) * SECONDS_PER_DAY, timeZone) ? atBegin : null;
});

function lookUpOffset(at: EpochSeconds, timeZone: string): number {
  return Math.round(tzOffset(timeZone, new Date(at * 1000)) * SECONDS_PER_MINUTE);
}

/** Days that are remembered for each zone: ten years and more, some hundred kilobytes. */
const REMEMBERED_DAYS = 4_096;

/** A pure function of a day and a zone that keeps its last results: zones are slow to look up, and days recur. */
function remembering<R>(compute: (day: number, timeZone: string) => R): (day: number, timeZone: string) => R {
  const zones = new Map<string, Map<number, R>>();
  return (day, timeZone) => {
    const days = zones.get(timeZone) ?? new Map<number, R>();
    zones.set(timeZone, days);
    const known = days.get(day);
    if (known !== undefined) return known;
    if (days.size >= REMEMBERED_DAYS) days.clear();
    const result = compute(day, timeZone);
    days.set(day, result);
    return result;
  };
}
