import { TZDate, tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import { parseISO } from 'date-fns/parseISO';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import { ReplayError } from '../replay-error.ts';

/** Rows of one order repeat its date, and a day's orders repeat each other's; the bound keeps memory constant. */
const REMEMBERED_DATES = 4_096;

export type DateReader = (text: string) => EpochSeconds | null;

/**
 * Reads dates of one format: `iso` (with or without a time and an offset), or a pattern of date-fns such as
 * `d/M/yyyy H:mm`. A date without an offset is local to `timeZone`; a date without a time is that day's midnight.
 *
 * @returns a reader that gives null for what is not a date of that format, such as 30 February.
 * @throws ReplayError when the zone or the format is unknown.
 */
export function dateReader(pattern: string, timeZone: string): DateReader {
  checkTimeZone(timeZone);
  const zone = { in: tz(timeZone) };
  const midnight = new TZDate(2000, 0, 1, timeZone);
  const read = (text: string) =>
    pattern === 'iso' ? parseISO(text.replace(' ', 'T'), zone) : parse(text, pattern, midnight, zone);
  if (pattern !== 'iso') checkFormat(pattern, midnight, read);
  const known = new Map<string, EpochSeconds | null>();
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    if (known.size >= REMEMBERED_DATES) known.clear();
    const date = read(text);
    const seconds = isValid(date) ? Math.floor(date.getTime() / 1000) : null;
    known.set(text, seconds);
    return seconds;
  };
}

export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ReplayError(
      `time zone ${timeZone} is unknown`,
      'use an IANA name such as Europe/London or America/New_York',
    );
  }
}

/** A pattern that cannot read what it writes itself reads nothing. */
function checkFormat(pattern: string, sample: Date, read: (text: string) => Date): void {
  let problem = 'it does not read what it writes';
  try {
    if (isValid(read(format(sample, pattern)))) return;
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  throw new ReplayError(
    `date format ${pattern} is not one: ${problem}`,
    'use "iso", or a pattern such as "d/M/yyyy H:mm" or "yyyyMMdd"',
  );
}
