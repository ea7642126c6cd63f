import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';

/**
 * By how much the dates of an export are moved. Whole local days keep the time of day (a shop's evening stays one,
 * across daylight saving time too); `seconds` is taken off after that, and is zero unless the last moment of the
 * export would otherwise lie later today.
 */
export interface Shift {
  readonly days: number;
  readonly seconds: number;
}

export const NO_SHIFT: Shift = { days: 0, seconds: 0 };

export function shiftMoment(at: EpochSeconds, { days, seconds }: Shift, timeZone: string): EpochSeconds {
  if (days === 0) return at - seconds;
  return Math.floor(addDays(new TZDate(at * 1000, timeZone), days).getTime() / 1000) - seconds;
}

/** The shift by which the last moment of an export comes to lie on today, and not in the future. */
export function shiftToToday(last: EpochSeconds, now: EpochSeconds, timeZone: string): Shift {
  const days = differenceInCalendarDays(new TZDate(now * 1000, timeZone), new TZDate(last * 1000, timeZone));
  const seconds = Math.max(0, shiftMoment(last, { days, seconds: 0 }, timeZone) - now);
  return { days, seconds };
}

/**
 * The shift that an earlier replay used, told by one order that it sent. `seconds` is less than a day, which makes the
 * answer unique.
 */
export function shiftBetween(own: EpochSeconds, sent: EpochSeconds, timeZone: string): Shift {
  const days = differenceInCalendarDays(new TZDate(sent * 1000, timeZone), new TZDate(own * 1000, timeZone));
  const seconds = shiftMoment(own, { days, seconds: 0 }, timeZone) - sent;
  if (seconds >= 0) return { days, seconds };
  return { days: days + 1, seconds: shiftMoment(own, { days: days + 1, seconds: 0 }, timeZone) - sent };
}
