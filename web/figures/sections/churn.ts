import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { linesChart } from '../charts/lines.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, hasValue, newest } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { sentence } from '../readings.ts';
import type { Section } from '../section.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';

const PERIOD = 'period_churn';
const INACTIVE = 'inactivity_churn';
const RISK = 'churn_risk';

/** The bands of the metric, and how likely no order is in each. */
const BANDS: readonly { readonly part: string; readonly name: string }[] = [
  { part: 'low', name: 'Low, below 33%' },
  { part: 'medium', name: 'Medium' },
  { part: 'high', name: 'High, above 66%' },
];

export const CHURN: Section = {
  id: 'churn',
  title: 'Churn and churn risk',
  metrics: [PERIOD, INACTIVE, RISK],
  content: (figures, words) => {
    const overall = [
      ...figures.by(INACTIVE),
      ...figures.by(INACTIVE, 'part'),
      ...figures.by(RISK),
      ...figures.by(RISK, 'part'),
    ];
    const months = figures.by(PERIOD, 'month');
    return {
      readings: readingsOf(figures, words),
      charts: [...riskChart(figures, words), ...periodChart(figures, words)],
      tables: [
        { figures: overall, table: figureList(overall, words, 'Inactive customers, and risk of churn') },
        { figures: months, table: figureList(months, words, 'Churn from one month to the next') },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

function readingsOf(figures: FigureSet, words: NumberWords): readonly string[] {
  const month = newest(figures.by(PERIOD, 'month'));
  const inactive = figures.by(INACTIVE)[0];
  const days = figures.by(INACTIVE, 'part').find(({ cut }) => cut.part === 'days');
  const pause = (days === undefined ? null : amountOf(words, days)) ?? 'the days that the program sets';
  const risk = figures.by(RISK, 'part').find(({ cut }) => cut.part === 'high') ?? figures.by(RISK)[0];
  return [
    ...sentence(
      words,
      month,
      ({ of, did, told }) =>
        `Of ${of} customers who ordered in ${words.month(month?.cut.month ?? '')}, ${did} did not order in the month after: ${told}.`,
      'How many do not order in the month after',
    ),
    ...sentence(
      words,
      inactive,
      ({ of, did, told }) =>
        `${did} of all ${of} customers are inactive, their last order being more than ${pause} ago: ${told}.`,
      'How many are inactive',
    ),
    ...sentence(
      words,
      risk,
      ({ of, did, told }) =>
        `${did} of ${of} customers are more likely than two to one not to order in the next 90 days: ${told}. A prediction of a model.`,
      'How many are at high risk of churn',
    ),
  ];
}

function riskChart(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const own = figures.by(RISK, 'part').filter(hasValue);
  const bars = BANDS.flatMap(({ part, name }, kind) =>
    own
      .filter(({ cut }) => cut.part === part)
      .map(({ value, numerator }) => ({
        name,
        value,
        kind,
        label: `${words.short(value, 'ratio')}${numerator === null ? '' : `, ${words.count(numerator)} customers`}`,
      })),
  );
  if (bars.length === 0) return [];
  return [
    barsChart({
      title: 'Customers by the risk that they place no order in the next 90 days',
      text: bars.map(({ name, label }) => `${name}: ${label}.`).join(' '),
      bars,
      isShare: true,
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}

function periodChart(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const lines = monthLines(words, [{ name: 'Churn', figures: figures.by(PERIOD, 'month') }]);
  if (lines === null) return [];
  return [
    linesChart({
      title: 'Customers of a month who did not order in the next one',
      text: 'A line by month with its 95% interval: the share of its customers without an order in the month after.',
      ...lines,
      isShare: true,
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}
