import { minuteOf } from '../../wall-clock.ts';
import type { MessagingPolicy } from '../trigger.ts';

const MINUTES_PER_DAY = 1_440;

/** Minutes from a minute of the day to the end of the quiet hours that it lies in; 0 where it lies in none. */
export function quietMinutes(
  { from, until }: NonNullable<MessagingPolicy['quietHours']>,
  minute: number,
): number {
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  const length = (end - begin + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  const into = (minute - begin + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return into < length ? length - into : 0;
}
