import { type EpochSeconds, type LocalDay, localTime } from './calendar.ts';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1_440;
const SECONDS_PER_MINUTE = 60;
/** No zone is farther from UTC, and none moves its clocks farther at once. */
const MOST_AHEAD_MINUTES = 2 * MINUTES_PER_DAY;

/** Minutes since midnight of a time `HH:MM`. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * MINUTES_PER_HOUR + (minutes ?? 0);
}

/** What a wall clock and its calendar show, as minutes since 1970-01-01T00:00 local. */
const shownAt = (minute: number, timeZone: string): number => {
  const local = localTime(minute * SECONDS_PER_MINUTE, timeZone);
  return local.day * MINUTES_PER_DAY + local.minute;
};

/**
 * The first instant at which clocks of the zone show this time of this day. A time that clocks skip is the first instant
 * after the gap; of a time that they show twice it is the first.
 *
 * @param minute since local midnight as the clock shows them, 0 to 1439
 */
export function instantOf(day: LocalDay, minute: number, timeZone: string): EpochSeconds {
  const wanted = day * MINUTES_PER_DAY + minute;
  const [before, after] = [wanted - MOST_AHEAD_MINUTES, wanted + MOST_AHEAD_MINUTES].map(
    (utc) => wanted - (shownAt(utc, timeZone) - utc),
  ) as [number, number];
  const found = [Math.min(before, after), Math.max(before, after)].find(
    (utc) => shownAt(utc, timeZone) === wanted,
  );
  const instant = found ?? afterGap(wanted, Math.min(before, after), Math.max(before, after), timeZone);
  return instant * SECONDS_PER_MINUTE;
}

/** Between two instants clocks jump over what is wanted: the first minute that shows a later time. */
function afterGap(wanted: number, from: number, until: number, timeZone: string): number {
  let [low, high] = [from - 1, until];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (shownAt(middle, timeZone) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}

/** A moment's seconds since the last full minute of its clock, so that days can be added to it exactly. */
export const secondOf = (at: EpochSeconds): number =>
  at - Math.floor(at / SECONDS_PER_MINUTE) * SECONDS_PER_MINUTE;
