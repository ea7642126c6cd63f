import type { EpochSeconds } from '../domain/calendar.ts';

/** Midnight is a whole quarter of an hour in every time zone of today, whatever its distance from UTC. */
const QUARTER_SECONDS = 900;
const EXACT = '=';

export type MomentWriter = (moment: EpochSeconds) => string;
export type MomentReader = (text: string) => EpochSeconds;

/**
 * Writes moments of one series: in base 36 the quarters of an hour since the one before, which may be below zero. A moment
 * between two quarters is `=` and its seconds, and the next one is told from the last that was whole.
 */
export function momentWriter(): MomentWriter {
  let before = 0;
  return (moment) => {
    if (moment % QUARTER_SECONDS !== 0) return `${EXACT}${moment.toString(36)}`;
    const quarter = moment / QUARTER_SECONDS;
    const distance = quarter - before;
    before = quarter;
    return distance.toString(36);
  };
}

/** Reads what a `momentWriter` wrote, in the same order. */
export function momentReader(): MomentReader {
  let before = 0;
  return (text) => {
    if (text.startsWith(EXACT)) return Number.parseInt(text.slice(EXACT.length), 36);
    before += Number.parseInt(text, 36);
    return before * QUARTER_SECONDS;
  };
}
