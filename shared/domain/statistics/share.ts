import { CONFIDENCE, type Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/** A share with the interval in which the true one lies. */
export interface Share extends Interval {
  readonly of: number;
  readonly count: number;
  /** From 0 to 1; 0 of nothing. */
  readonly share: number;
}

/**
 * The score interval, which stays within 0 and 1 also for few and for rare ones.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
 * Statistical Association 22 (1927), 209–212; method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872.
 * @param confidence from 0 to 1, without both
 * @throws RangeError when more are counted than there are, or a count is not a whole number
 */
export function shareOf(count: number, of: number, confidence: number = CONFIDENCE): Share {
  if (!(Number.isSafeInteger(count) && Number.isSafeInteger(of) && count >= 0 && count <= of))
    throw new RangeError(`${count} of ${of} is no share; give whole numbers, the first from 0 to the second`);
  if (of === 0) return { of, count, share: 0, from: 0, to: 1 };
  const z = normalQuantile(confidence);
  const share = count / of;
  const wider = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / wider;
  const half = (z / wider) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  // Where none or all are counted, the end is exact; rounding would leave it a hair beside.
  return {
    of,
    count,
    share,
    from: count === 0 ? 0 : Math.max(0, middle - half),
    to: count === of ? 1 : Math.min(1, middle + half),
  };
}
