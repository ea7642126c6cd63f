import { SECONDS_PER_DAY } from '../calendar.ts';
import type { JourneyRules } from '../program/journey-rules.ts';
import type { Journey } from './journey.ts';

/** Fewer gaps than these tell nothing of a habit. */
const FEWEST_GAPS = 2;
const SECONDS_PER_MINUTE = 60;

/**
 * What is usual for this customer between two orders, in seconds, in whole minutes: the median of the gaps between the latest
 * orders, at least and at most what the rules say. Orders within 24 hours of each other are one occasion. With fewer than two
 * gaps it is what the rules take for usual.
 */
export function usualIntervalSeconds({ latestOrders }: Journey, { usualIntervalDays }: JourneyRules): number {
  const { default: usual, atLeast, atMost } = usualIntervalDays;
  const gaps = gapsOf(latestOrders.map(({ placedAt }) => placedAt));
  const seconds = gaps.length < FEWEST_GAPS ? usual * SECONDS_PER_DAY : medianOf(gaps);
  return Math.min(Math.max(seconds, atLeast * SECONDS_PER_DAY), atMost * SECONDS_PER_DAY);
}

/** @param moments ascending */
function gapsOf(moments: readonly number[]): readonly number[] {
  const gaps: number[] = [];
  let occasion = moments[0];
  for (const moment of moments) {
    if (occasion === undefined || moment - occasion < SECONDS_PER_DAY) continue;
    gaps.push(moment - occasion);
    occasion = moment;
  }
  return gaps;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return Math.floor((low + high) / 2 / SECONDS_PER_MINUTE) * SECONDS_PER_MINUTE;
}
