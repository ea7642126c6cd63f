import { CONFIDENCE, type Interval } from './interval.ts';
import type { Mean } from './mean.ts';
import { studentQuantile } from './student-t.ts';

/** Two groups that are alike in what they were matched by. */
export interface Stratum {
  readonly first: Mean;
  readonly second: Mean;
}

export interface WeightedDifference {
  /** Means of both groups, strata weighted by how many of the first group are in them. */
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  /** Null where no value differs from another within its group: then nothing tells how sure one may be. */
  readonly interval: Interval | null;
}

/**
 * How much larger the first group's mean is than the second's would be if the second were mixed as the first is: differences
 * within strata, weighted by the first group's size (the effect on those who are in it). The interval is Welch's for a weighted sum of
 * means: variances add up with the squares of their weights, degrees of freedom by Satterthwaite.
 * Sources: B. L. Welch, Biometrika 34 (1947), 28–35; F. E. Satterthwaite, An approximate distribution of estimates of variance
 * components, Biometrics Bulletin 2 (1946), 110–114, equation 17.
 * @throws RangeError without strata
 */
export function weightedDifference(
  strata: readonly Stratum[],
  confidence: number = CONFIDENCE,
): WeightedDifference {
  const size = strata.reduce((sum, { first }) => sum + first.n, 0);
  if (size === 0) throw new RangeError('0 strata have no difference; give one or more');
  const [means, parts] = [{ first: 0, second: 0 }, [] as { variance: number; n: number }[]];
  for (const { first, second } of strata) {
    const weight = first.n / size;
    means.first += weight * first.mean;
    means.second += weight * second.mean;
    for (const { n, variance } of [first, second]) parts.push({ variance: (weight ** 2 * variance) / n, n });
  }
  const difference = means.first - means.second;
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  if (variance === 0) return { ...means, difference, interval: null };
  const degrees = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / (part.n - 1), 0);
  const half = studentQuantile(confidence, degrees) * Math.sqrt(variance);
  return { ...means, difference, interval: { from: difference - half, to: difference + half } };
}
