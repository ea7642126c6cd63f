import type { SurveyResults } from '../../shared/contracts/surveys.ts';
import type { LocalDay } from '../../shared/domain/calendar.ts';
import { SURVEY_SCALES, type SurveyKind } from '../../shared/domain/program/survey.ts';
import { groupOf, SCORE_GROUPS } from '../../shared/domain/surveys/score-group.ts';
import type { DayCounts } from '../../shared/storage/answer-counts.ts';
import { isoDay } from '../../shared/storage/surveys-keys.ts';
import { surveyFigures } from './survey-figures.ts';

export interface CountedSpan {
  readonly surveyId: string;
  readonly kind: SurveyKind;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** What the counters of some days say together. */
export function resultsOf(
  { surveyId, kind, from, to }: CountedSpan,
  days: readonly DayCounts[],
): SurveyResults {
  const { from: lowest, to: highest } = SURVEY_SCALES[kind];
  const scores = Array.from({ length: highest - lowest + 1 }, (_, index) => {
    const score = lowest + index;
    return { score, count: sumOf(days.map((day) => day.scores[score] ?? 0)) };
  });
  return {
    surveyId,
    kind,
    from: isoDay(from),
    to: isoDay(to),
    asked: sumOf(days.map(({ asked }) => asked)),
    answered: sumOf(scores.map(({ count }) => count)),
    scores,
    groups: SCORE_GROUPS[kind].map((group) => ({
      group,
      count: sumOf(scores.filter(({ score }) => groupOf(kind, score) === group).map(({ count }) => count)),
    })),
    figures: [
      ...surveyFigures(
        kind,
        scores.map(({ count }) => count),
      ),
    ],
    days: days.map(dayView),
  };
}

function dayView({ day, asked, scores }: DayCounts): SurveyResults['days'][number] {
  const given = Object.entries(scores)
    .map(([score, count]) => ({ score: Number(score), count }))
    .filter(({ count }) => count !== 0);
  return { day, asked, answered: sumOf(given.map(({ count }) => count)), scores: given };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
