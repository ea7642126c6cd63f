import type { SurveyResults } from '../../../client/generated/types.ts';
import { customerEffort } from '../../../shared/domain/feedback/customer-effort.ts';
import { customerSatisfaction } from '../../../shared/domain/feedback/customer-satisfaction.ts';
import { netPromoterScore } from '../../../shared/domain/feedback/net-promoter-score.ts';
import { SURVEY_SCALES, type SurveyKind } from '../../../shared/domain/program/survey.ts';

export interface MonthFigure {
  /** `YYYY-MM`, of the program's calendar. */
  readonly month: string;
  readonly asked: number;
  readonly answered: number;
  /** In the unit of the survey's first figure; null where nobody answered. */
  readonly value: number | null;
  readonly interval: { readonly from: number; readonly to: number } | null;
}

/** The first figure of a survey month by month, by the same formulas as the whole, from the days that the API counts. */
export function monthsOf({ kind, days }: Pick<SurveyResults, 'kind' | 'days'>): readonly MonthFigure[] {
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))].sort();
  return months.map((month) => {
    const own = days.filter(({ day }) => day.startsWith(month));
    return {
      month,
      asked: own.reduce((sum, { asked }) => sum + asked, 0),
      answered: own.reduce((sum, { answered }) => sum + answered, 0),
      ...figureOf(kind, countsOf(kind, own)),
    };
  });
}

/** How many gave each score of the scale, the lowest first. */
function countsOf(kind: SurveyKind, days: SurveyResults['days']): readonly number[] {
  const { from, to } = SURVEY_SCALES[kind];
  return Array.from({ length: to - from + 1 }, (_, place) =>
    days
      .flatMap(({ scores }) => scores)
      .reduce((sum, { score, count }) => (score === from + place ? sum + count : sum), 0),
  );
}

function figureOf(kind: SurveyKind, counts: readonly number[]): Pick<MonthFigure, 'value' | 'interval'> {
  switch (kind) {
    case 'nps': {
      const { figure } = netPromoterScore(counts);
      return { value: figure?.score ?? null, interval: figure?.interval ?? null };
    }
    case 'csat': {
      const { figure } = customerSatisfaction(counts);
      if (figure === null) return { value: null, interval: null };
      const { share, from, to } = figure.satisfied;
      return { value: 100 * share, interval: { from: 100 * from, to: 100 * to } };
    }
    case 'ces': {
      const { figure } = customerEffort(counts);
      return { value: figure?.mean ?? null, interval: figure?.interval ?? null };
    }
  }
}
