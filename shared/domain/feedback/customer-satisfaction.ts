import { type Share, shareOf } from '../statistics/share.ts';
import { countAnswers, type Figure, NO_ANSWERS, type Scale } from './figure.ts';

export const CSAT_SCALE: Scale = { lowest: 1, highest: 5 };
const SATISFIED_ANSWERS = 2;

export interface CustomerSatisfaction {
  /** Answers 4 and 5 of all, with Wilson's interval. */
  readonly satisfied: Share;
  /** How many answered 1, 2, … 5: the same share can be of very different opinions. */
  readonly distribution: readonly number[];
}

/** @param counts how many answered 1, 2, … 5 */
export function customerSatisfaction(counts: readonly number[]): Figure<CustomerSatisfaction> {
  const of = countAnswers(counts, CSAT_SCALE);
  if (of === 0) return NO_ANSWERS;
  const satisfied = counts.slice(-SATISFIED_ANSWERS).reduce((sum, each) => sum + each, 0);
  return { figure: { satisfied: shareOf(satisfied, of), distribution: [...counts] }, reason: null };
}
