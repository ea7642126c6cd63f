import type { SurveyResults } from '../../shared/contracts/surveys.ts';
import { customerEffort } from '../../shared/domain/feedback/customer-effort.ts';
import { customerSatisfaction } from '../../shared/domain/feedback/customer-satisfaction.ts';
import { netPromoterScore } from '../../shared/domain/feedback/net-promoter-score.ts';
import type { SurveyKind } from '../../shared/domain/program/survey.ts';
import type { Interval } from '../../shared/domain/statistics/interval.ts';
import type { Share } from '../../shared/domain/statistics/share.ts';

type Figure = SurveyResults['figures'][number];
type Name = Figure['figure'];

/**
 * The figures of a kind of survey, each with what it is made of.
 *
 * @param counts how many gave each score of the scale, the lowest first
 */
export function surveyFigures(kind: SurveyKind, counts: readonly number[]): readonly Figure[] {
  switch (kind) {
    case 'nps':
      return [npsFigure(counts)];
    case 'csat': {
      const { figure } = customerSatisfaction(counts);
      return [figure === null ? none('csat') : shareFigure('csat', figure.satisfied)];
    }
    case 'ces':
      return effortFigures(counts);
  }
}

function npsFigure(counts: readonly number[]): Figure {
  const { figure } = netPromoterScore(counts);
  if (figure === null) return none('nps');
  const { score, interval, promoters, detractors, of } = figure;
  return known('nps', score, promoters - detractors, of, interval);
}

function effortFigures(counts: readonly number[]): readonly Figure[] {
  const { figure } = customerEffort(counts);
  if (figure === null) return [none('ces_mean'), none('ces_easy')];
  const { mean, interval, easy } = figure;
  const sum = counts.reduce((all, count, index) => all + count * (index + 1), 0);
  return [known('ces_mean', mean, sum, easy.of, interval), shareFigure('ces_easy', easy)];
}

const shareFigure = (name: Name, { share, count, of, from, to }: Share): Figure =>
  known(name, 100 * share, count, of, { from: 100 * from, to: 100 * to });

const known = (
  figure: Name,
  value: number,
  numerator: number,
  denominator: number,
  interval: Interval | null,
): Figure => ({
  figure,
  value,
  numerator,
  denominator,
  interval: interval === null ? null : { from: interval.from, to: interval.to },
  reason: interval === null ? 'NO_SPREAD' : null,
});

/** Of nothing there is no figure: null and a reason, never 0. */
const none = (figure: Name): Figure => ({
  figure,
  value: null,
  numerator: 0,
  denominator: 0,
  interval: null,
  reason: 'NO_ANSWERS',
});
