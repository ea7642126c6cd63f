/** Where the true value lies, with the confidence that was asked for. Both ends belong to it. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What is meant where nothing else is said. */
export const CONFIDENCE = 0.95;
