import type { Interval } from './interval.ts';

/** Of two groups, the first less the second, with the interval in which the true difference lies. */
export interface Difference extends Interval {
  readonly difference: number;
  /** Of the interval, from 0 to 1. */
  readonly confidence: number;
}
