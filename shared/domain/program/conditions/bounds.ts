import type { Unmet } from '../unmet.ts';
import { all, any, type Node } from './test.ts';

/** A comparison with one end of a range. */
export type Bound = 'at least' | 'at most' | 'less than' | 'more than';

/** Whether a measure passes, by how it compares with the bound's threshold: negative, 0 or positive. */
export function passes(bound: Bound, comparison: number): boolean {
  switch (bound) {
    case 'at least':
      return comparison >= 0;
    case 'more than':
      return comparison > 0;
    case 'at most':
      return comparison <= 0;
    case 'less than':
      return comparison < 0;
  }
}

/**
 * A return never gives points: an upper bound, which a return could turn from false to true, is judged on what was bought; a
 * lower bound, which it can only turn from true to false, on what is left.
 */
export const isJudgedOnBought = (bound: Bound): boolean => bound === 'at most' || bound === 'less than';

/** A bound on whole numbers with both its ends within. */
export function within(bound: Bound, threshold: number): Pick<Unmet, 'atLeast' | 'atMost'> {
  switch (bound) {
    case 'at least':
      return { atLeast: threshold };
    case 'more than':
      return { atLeast: threshold + 1 };
    case 'at most':
      return { atMost: threshold };
    case 'less than':
      return { atMost: threshold - 1 };
  }
}

/** A range as one or two bounds; negated, it is enough that one of them is missed. */
export function rangeNode<T>(
  range: { readonly atLeast?: T; readonly atMost?: T },
  isNegated: boolean,
  test: (bound: Bound, threshold: T) => Node,
): Node {
  const parts = [
    ...(range.atLeast === undefined ? [] : [test(isNegated ? 'less than' : 'at least', range.atLeast)]),
    ...(range.atMost === undefined ? [] : [test(isNegated ? 'more than' : 'at most', range.atMost)]),
  ];
  return isNegated ? any(parts) : all(parts);
}
