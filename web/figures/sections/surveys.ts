import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { linesChart } from '../charts/lines.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, newest } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { monthSoFar } from '../month-words.ts';
import { told } from '../readings.ts';
import type { Section } from '../section.ts';
import { metricTitle } from '../words/metric-words.ts';
import type { NumberWords } from '../words/number-words.ts';
import { reasonWords } from '../words/reason-words.ts';

const METRICS = ['nps', 'csat', 'ces'] as const;

export const SURVEYS: Section = {
  id: 'surveys',
  title: 'What customers say',
  metrics: METRICS,
  content: (figures, words) => ({
    readings: METRICS.flatMap((metric) => readingsOf(figures, metric, words)),
    charts: METRICS.flatMap((metric) => chartsOf(figures, metric, words)),
    tables: METRICS.flatMap((metric) => {
      const own = [...wholes(figures, metric), ...monthly(figures, metric)];
      return own.length === 0 ? [] : [{ figures: own, table: figureList(own, words, metricTitle(metric)) }];
    }),
  }),
};

/** By survey, where the shop asks more than one. */
const wholes = (figures: FigureSet, metric: string): readonly Figure[] => [
  ...figures.by(metric),
  ...figures.by(metric, 'survey'),
  ...figures.by(metric, 'part'),
  ...figures.by(metric, 'survey', 'part'),
];

const monthly = (figures: FigureSet, metric: string): readonly Figure[] => [
  ...figures.by(metric, 'month'),
  ...figures.by(metric, 'month', 'survey'),
  ...figures.by(metric, 'month', 'part'),
  ...figures.by(metric, 'month', 'survey', 'part'),
];

/** The score itself, or the mean; no share of an answer, nor another that is told beside it. */
const isScore = ({ cut }: Figure): boolean => cut.part === undefined;

function readingsOf(figures: FigureSet, metric: string, words: NumberWords): readonly string[] {
  const scores = [...wholes(figures, metric), ...monthly(figures, metric)].filter(isScore);
  return [...Map.groupBy(scores, ({ cut }) => cut.survey)].flatMap(([survey, own]) => {
    const figure = newest(own.filter(({ cut }) => cut.month === undefined)) ?? newest(own);
    if (figure === undefined) return [];
    const name = `${metricTitle(metric)}${survey === undefined ? '' : ` of ${survey}`}`;
    const when = figure.cut.month === undefined ? '' : ` in ${monthSoFar(words, figure)}`;
    if (figure.value === null) return [`${name}: not yet, because ${reasonWords(figure.reason)}.`];
    const answers = figure.denominator === null ? '' : `, from ${words.count(figure.denominator)} answers`;
    return [`${name}${when}: ${told(words, figure)}${answers}.`];
  });
}

function chartsOf(figures: FigureSet, metric: string, words: NumberWords): readonly Chart[] {
  const scores = monthly(figures, metric).filter(isScore);
  const lines = monthLines(
    words,
    [...Map.groupBy(scores, ({ cut }) => cut.survey ?? metricTitle(metric))].map(([name, own]) => ({
      name,
      figures: own,
    })),
  );
  if (lines === null) return [];
  const unit = scores[0]?.unit ?? 'score';
  return [
    linesChart({
      title: `${metricTitle(metric)} by month`,
      text: 'A line by month for each survey, with its 95% interval.',
      ...lines,
      ...(metric === 'ces' ? { least: 1 } : {}),
      ...(metric === 'csat' ? { isShare: true as const } : {}),
      write: (value) => words.short(value, unit),
    }),
  ];
}
