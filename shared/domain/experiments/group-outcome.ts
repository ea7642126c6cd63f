import { CONFIDENCE, type Interval } from '../statistics/interval.ts';
import { meanInterval, meanOf } from '../statistics/mean.ts';
import { type Share, shareOf } from '../statistics/share.ts';

/**
 * A group as one row of a query tells of it. All who were assigned count, whether or not a message reached them (intention to
 * treat): who bought nothing counts with a spend of 0.
 */
export interface GroupOutcome {
  /** `holdout`, or the id of a variant. */
  readonly group: string;
  /** Members. */
  readonly assigned: number;
  /** Members who did what the experiment is about within their window, each counted once. */
  readonly converted: number;
  /** Members who spent something within it. */
  readonly buyers: number;
  /** What they spent, net, in minor units of one currency. */
  readonly spend: number;
  /** The sum of the squares of what each member spent. */
  readonly spendSquares: number;
}

/** The mean of all assigned members, in minor units. */
export interface SpendPerMember extends Interval {
  readonly mean: number;
  readonly sum: number;
  readonly of: number;
}

/** What is shown of a group by itself. */
export interface GroupFigures {
  readonly group: string;
  readonly assigned: number;
  /** Converted of assigned, with Wilson's interval; null while immature, or where nobody was assigned. */
  readonly conversion: Share | null;
  /** With Student's interval; null while immature, or with fewer than two assigned. */
  readonly spend: SpendPerMember | null;
}

/** @param isMature whether all who were assigned have been observed for their whole window */
export function groupFigures(outcome: GroupOutcome, isMature: boolean): GroupFigures {
  const { group, assigned, converted } = outcome;
  return {
    group,
    assigned,
    conversion: isMature && assigned > 0 ? shareOf(converted, assigned, CONFIDENCE) : null,
    spend: isMature && assigned > 1 ? spendPerMember(outcome) : null,
  };
}

/** @throws RangeError when the sums cannot be of the same members */
export const meanSpend = ({ assigned, spend, spendSquares }: GroupOutcome) =>
  meanOf({ n: assigned, sum: spend, sumOfSquares: spendSquares });

function spendPerMember(outcome: GroupOutcome): SpendPerMember {
  const mean = meanSpend(outcome);
  return { mean: mean.mean, sum: outcome.spend, of: outcome.assigned, ...meanInterval(mean, CONFIDENCE) };
}
