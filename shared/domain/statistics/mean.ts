import { CONFIDENCE, type Interval } from './interval.ts';
import { studentQuantile } from './student-t.ts';

/** What a database gives of many values in one row. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export interface Mean {
  readonly n: number;
  readonly mean: number;
  /** Of the sample, by n − 1. */
  readonly variance: number;
}

/** Sums of doubles are right to some fifteen digits; what is further below 0 was not summed over the same values. */
const ROUNDING = 1e-9;

/**
 * @throws RangeError with fewer than two values, or when the sums cannot be of the same values
 */
export function meanOf({ n, sum, sumOfSquares }: Sums): Mean {
  if (!(Number.isSafeInteger(n) && n >= 2))
    throw new RangeError(`${n} values have no variance; give two or more`);
  const squares = sumOfSquares - sum ** 2 / n;
  if (!(squares >= -ROUNDING * sumOfSquares))
    throw new RangeError(
      `${n} values with the sum ${sum} cannot have ${sumOfSquares} as sum of their squares; sum both over the same rows`,
    );
  return { n, mean: sum / n, variance: Math.max(0, squares) / (n - 1) };
}

/** Student's interval (1908) of a mean; without width where all values are the same. */
export function meanInterval({ n, mean, variance }: Mean, confidence: number = CONFIDENCE): Interval {
  const half = studentQuantile(confidence, n - 1) * Math.sqrt(variance / n);
  return { from: mean - half, to: mean + half };
}
