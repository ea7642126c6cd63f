import type { Difference } from './difference.ts';
import { CONFIDENCE } from './interval.ts';
import { shareOf } from './share.ts';

/** How many of a group did something. */
export interface Counted {
  readonly count: number;
  /** At least 1. */
  readonly of: number;
}

/**
 * How much larger the first share is than the second, from −1 to 1, with the hybrid score interval: the ends of both shares'
 * Wilson intervals, squared and added. It keeps its confidence also for few and for rare ones, and never leaves −1 and 1.
 * Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven
 * methods, Statistics in Medicine 17 (1998), 873–890, method 10.
 * @throws RangeError when a group is empty, or more did it than there are
 */
export function shareDifference(
  first: Counted,
  second: Counted,
  confidence: number = CONFIDENCE,
): Difference {
  if (first.of === 0 || second.of === 0) throw new RangeError('a group of nobody has no share to compare');
  const [a, b] = [shareOf(first.count, first.of, confidence), shareOf(second.count, second.of, confidence)];
  const difference = a.share - b.share;
  return {
    difference,
    from: Math.max(-1, difference - Math.hypot(a.share - a.from, b.to - b.share)),
    to: Math.min(1, difference + Math.hypot(a.to - a.share, b.share - b.from)),
    confidence,
  };
}
