/** A day of the calendar in UTC, such as `2026-01-31`. */
export type UtcDay = string;

const SECONDS_PER_DAY = 86_400;

/** @param at seconds since 1970 */
export const dayOf = (at: number): UtcDay => new Date(at * 1000).toISOString().slice(0, 10);

export const daysAfter = (day: UtcDay, days: number): UtcDay =>
  dayOf(Date.parse(day) / 1000 + days * SECONDS_PER_DAY);

/** Such as `2026-01`. */
export const monthOf = (day: UtcDay): string => day.slice(0, 7);

/** The last day of a month such as `2026-01`. */
export const lastDayOf = (month: string): UtcDay =>
  daysAfter(`${monthOf(daysAfter(`${month}-01`, 31))}-01`, -1);
