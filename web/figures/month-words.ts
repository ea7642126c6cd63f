import type { Figure } from '../../shared/metrics/figure.ts';
import type { NumberWords } from './words/number-words.ts';

/** The month of a figure that may be told before the month is over, and says so then. */
export const monthSoFar = (words: NumberWords, { from, to }: Pick<Figure, 'from' | 'to'>): string =>
  to.endsWith('-01') ? words.month(from) : `${words.month(from)} so far`;
