import type { Interval } from '../statistics/interval.ts';
import { meanInterval, meanOf } from '../statistics/mean.ts';
import { type Share, shareOf } from '../statistics/share.ts';
import { countAnswers, type Figure, NO_ANSWERS, type Scale } from './figure.ts';

export const CES_SCALE: Scale = { lowest: 1, highest: 7 };
const EASY_ANSWERS = 3;

export interface CustomerEffort {
  /** From 1 to 7; more is easier. */
  readonly mean: number;
  /** 95 %, Student's; null where all answers are the same, or there is only one. */
  readonly interval: Interval | null;
  /** Answers 5 to 7 of all, with Wilson's interval. */
  readonly easy: Share;
  /** How many answered 1, 2, … 7. */
  readonly distribution: readonly number[];
}

/** @param counts how many answered 1, 2, … 7 */
export function customerEffort(counts: readonly number[]): Figure<CustomerEffort> {
  const of = countAnswers(counts, CES_SCALE);
  if (of === 0) return NO_ANSWERS;
  const easy = counts.slice(-EASY_ANSWERS).reduce((sum, each) => sum + each, 0);
  return {
    figure: { ...meanAnswer(counts, of), easy: shareOf(easy, of), distribution: [...counts] },
    reason: null,
  };
}

function meanAnswer(counts: readonly number[], of: number): Pick<CustomerEffort, 'mean' | 'interval'> {
  const sumOf = (value: (answer: number) => number) =>
    counts.reduce((all, count, index) => all + count * value(CES_SCALE.lowest + index), 0);
  const sum = sumOf((answer) => answer);
  const isOneAnswer = counts.some((count) => count === of);
  if (isOneAnswer) return { mean: sum / of, interval: null };
  const mean = meanOf({ n: of, sum, sumOfSquares: sumOf((answer) => answer ** 2) });
  const { from, to } = meanInterval(mean);
  return {
    mean: mean.mean,
    interval: { from: Math.max(CES_SCALE.lowest, from), to: Math.min(CES_SCALE.highest, to) },
  };
}
