import type { Difference } from './difference.ts';
import { CONFIDENCE } from './interval.ts';
import type { Mean } from './mean.ts';
import { studentQuantile } from './student-t.ts';

export interface MeanDifference extends Difference {
  readonly degreesOfFreedom: number;
}

/**
 * How much larger the first mean is than the second, with Welch's interval, which does not ask that both vary alike.
 * Sources: B. L. Welch, The generalization of "Student's" problem when several different population variances are involved,
 * Biometrika 34 (1947), 28–35; degrees of freedom by F. E. Satterthwaite, Biometrics Bulletin 2 (1946), 110–114.
 * @returns null where no value differs from another in either group: then nothing tells how sure one may be
 */
export function meanDifference(
  first: Mean,
  second: Mean,
  confidence: number = CONFIDENCE,
): MeanDifference | null {
  const [a, b] = [first.variance / first.n, second.variance / second.n];
  if (a + b === 0) return null;
  const difference = first.mean - second.mean;
  const degreesOfFreedom = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const half = studentQuantile(confidence, degreesOfFreedom) * Math.sqrt(a + b);
  return { difference, from: difference - half, to: difference + half, confidence, degreesOfFreedom };
}
