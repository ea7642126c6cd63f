import { CONFIDENCE, type Interval } from '../statistics/interval.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { countAnswers, type Figure, NO_ANSWERS, type Scale } from './figure.ts';

export const NPS_SCALE: Scale = { lowest: 0, highest: 10 };
const DETRACTORS_TO = 6;
const PROMOTERS_FROM = 9;

export interface NetPromoterScore {
  /** 100 · (promoters − detractors) / answers, from −100 to 100. */
  readonly score: number;
  /** 95 %; null where all answers are of one kind, of which nothing can be learned about the others. */
  readonly interval: Interval | null;
  /** 9 and 10. */
  readonly promoters: number;
  /** 7 and 8. */
  readonly passives: number;
  /** 0 to 6. */
  readonly detractors: number;
  readonly of: number;
}

/**
 * The interval is the normal one, by the variance of a multinomial: (p + d − (p − d)²)/n with the shares p of promoters and d of
 * detractors. It is rough with fewer than some thirty answers.
 * Source: the variance of a sum of multinomial counts, N. L. Johnson, S. Kotz and N. Balakrishnan, Discrete Multivariate
 * Distributions (1997), chapter 35; the same as that of answers worth −1, 0 and 1.
 * @param counts how many answered 0, 1, … 10
 */
export function netPromoterScore(counts: readonly number[]): Figure<NetPromoterScore> {
  const of = countAnswers(counts, NPS_SCALE);
  if (of === 0) return NO_ANSWERS;
  const sum = (from: number, to: number) => counts.slice(from, to + 1).reduce((all, each) => all + each, 0);
  const detractors = sum(0, DETRACTORS_TO);
  const promoters = sum(PROMOTERS_FROM, NPS_SCALE.highest);
  const net = (promoters - detractors) / of;
  const figure = {
    score: 100 * net,
    interval: scoreInterval(net, (promoters + detractors) / of, of),
    promoters,
    passives: of - promoters - detractors,
    detractors,
    of,
  };
  return { figure, reason: null };
}

/** @param opinionated the share of promoters and detractors together */
function scoreInterval(net: number, opinionated: number, of: number): Interval | null {
  const variance = opinionated - net ** 2;
  // All of one kind: 1 − 1² or 0 − 0², which is exact also in doubles.
  if (variance <= 0) return null;
  const half = 100 * normalQuantile(CONFIDENCE) * Math.sqrt(variance / of);
  return { from: Math.max(-100, 100 * net - half), to: Math.min(100, 100 * net + half) };
}
