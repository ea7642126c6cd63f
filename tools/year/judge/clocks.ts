import type { EpochSeconds } from '../../../shared/domain/calendar.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks of a zone show, as the platform has it: minutes since midnight, and the day as `YYYY-MM-DD`. */
export function clockAt(
  at: EpochSeconds,
  timeZone: string,
): { readonly minute: number; readonly day: string } {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  const [day = '', time = ''] = format.format(at * 1_000).split(' ');
  return { minute: minuteOf(time), day };
}

/** `HH:MM`, with or without seconds. */
export function minuteOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
