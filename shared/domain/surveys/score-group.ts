import { SURVEY_SCALES, type SurveyKind } from '../program/survey.ts';

/**
 * What a score counts as. NPS: promoters give 9 or 10, detractors 6 or less. CSAT: satisfied are 4 and 5. CES: it was easy
 * for who gives 5, 6 or 7. Figures are made of these shares and of the scores themselves.
 */
export const SCORE_GROUPS = {
  nps: ['detractor', 'passive', 'promoter'],
  csat: ['dissatisfied', 'neutral', 'satisfied'],
  ces: ['difficult', 'neutral', 'easy'],
} as const satisfies Record<SurveyKind, readonly [string, string, string]>;

export type ScoreGroup = (typeof SCORE_GROUPS)[SurveyKind][number];

/** The scores at which the middle and the upper group begin. */
const BEGINS: Readonly<Record<SurveyKind, { readonly middle: number; readonly upper: number }>> = {
  nps: { middle: 7, upper: 9 },
  csat: { middle: 3, upper: 4 },
  ces: { middle: 4, upper: 5 },
};

/** @throws RangeError for a score that is not on the scale: what is stored has been checked. */
export function groupOf(kind: SurveyKind, score: number): ScoreGroup {
  if (!isOnScale(kind, score))
    throw new RangeError(`${score} is no ${kind} score; they are ${scaleOf(kind)}`);
  const [lower, middle, upper] = SCORE_GROUPS[kind];
  const begins = BEGINS[kind];
  if (score >= begins.upper) return upper;
  return score >= begins.middle ? middle : lower;
}

/** Who would rather not recommend the shop: service is told, and nobody asks them for a referral or a review. */
export const isDetractor = (kind: SurveyKind, score: number): boolean => groupOf(kind, score) === 'detractor';

export function isOnScale(kind: SurveyKind, score: number): boolean {
  const { from, to } = SURVEY_SCALES[kind];
  return Number.isInteger(score) && score >= from && score <= to;
}

/** The scale in words: "whole numbers from 0 to 10". */
export function scaleOf(kind: SurveyKind): string {
  const { from, to } = SURVEY_SCALES[kind];
  return `whole numbers from ${from} to ${to}`;
}
