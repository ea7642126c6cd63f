import { type EpochSeconds, localTime } from '../calendar.ts';
import type { MessagingPolicy } from '../program/trigger.ts';
import { instantOf, minuteOf } from '../wall-clock.ts';

type QuietHours = NonNullable<MessagingPolicy['quietHours']>;

const SECONDS_PER_MINUTE = 60;
/** Clocks that are set back within quiet hours show some of them twice; never more often. */
const MOST_NIGHTS = 4;

/** Whether clocks of the zone show a time within quiet hours: `from` within, `until` without, over midnight where it is later. */
export function isQuiet(at: EpochSeconds, quiet: QuietHours | undefined, timeZone: string): boolean {
  if (quiet === undefined) return false;
  const { minute } = localTime(at, timeZone);
  const [from, until] = [minuteOf(quiet.from), minuteOf(quiet.until)];
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

/**
 * The first moment from `at` on that is not within quiet hours. They are not left for the hour in which clocks that are set back
 * show times before their beginning again.
 */
export function afterQuietHours(
  at: EpochSeconds,
  quiet: QuietHours | undefined,
  timeZone: string,
): EpochSeconds {
  let moment = at;
  for (
    let nights = 0;
    nights < MOST_NIGHTS && quiet !== undefined && isQuiet(moment, quiet, timeZone);
    nights++
  )
    moment = endOfNight(moment, minuteOf(quiet.until), timeZone);
  return moment;
}

/** When clocks show the end next. Where they were set back, the time they showed first may be over: then it is the second. */
function endOfNight(at: EpochSeconds, until: number, timeZone: string): EpochSeconds {
  const { day, minute } = localTime(at, timeZone);
  const end = instantOf(minute < until ? day : day + 1, until, timeZone);
  if (end > at) return end;
  return at - (at % SECONDS_PER_MINUTE) + (until - minute) * SECONDS_PER_MINUTE;
}
