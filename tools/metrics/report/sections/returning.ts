import type { Figure } from '../../../../shared/metrics/figure.ts';
import { type FigureSet, hasValue, newest } from '../../figure-set.ts';
import { metricTitle } from '../../words/metric-words.ts';
import type { NumberWords } from '../../words/number-words.ts';
import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { linesChart } from '../charts/lines.ts';
import { figureGrid } from '../figure-grid.ts';
import { figureList } from '../figure-list.ts';
import { monthLines } from '../month-lines.ts';
import { sentence } from '../readings.ts';
import type { Section, SectionTable } from '../section.ts';

const WITHIN = 'repeat_within';
const REPEAT = 'repeat_purchase';
const RETURNING = 'returning_customers';
const NEW = 'new_customers';

export const RETURNING_SECTION: Section = {
  id: 'returning',
  title: 'Repeat and returning customers',
  metrics: [WITHIN, REPEAT, RETURNING, NEW],
  content: (figures, words) => ({
    readings: readingsOf(figures, words),
    charts: [...withinChart(figures, words), ...byMonth(figures, words)],
    tables: tablesOf(figures, words),
  }),
};

function readingsOf(figures: FigureSet, words: NumberWords): readonly string[] {
  const within = figures.by(WITHIN, 'step').find(({ cut }) => cut.step === 90);
  const year = figures.by(REPEAT, 'part').find(({ cut }) => cut.part === 'year');
  const month = newest(figures.by(RETURNING, 'month'));
  return [
    ...sentence(
      words,
      within,
      ({ of, did, told }) =>
        `Of ${of} customers whose first order is at least 90 days old, ${did} ordered again within 90 days: ${told}.`,
      'How many order again within 90 days',
    ),
    ...sentence(
      words,
      year,
      ({ of, did, told }) => `In the last 365 days ${did} of ${of} customers ordered twice or more: ${told}.`,
      'How many of the last 365 days ordered twice or more',
    ),
    ...sentence(
      words,
      month,
      ({ of, did, told }) =>
        `Of ${of} customers who ordered in ${words.month(month?.cut.month ?? '')}, ${did} had ordered before: ${told}.`,
      'How many of a month had ordered before',
    ),
  ];
}

function withinChart(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const bars = figures.by(WITHIN, 'step').filter(hasValue);
  if (bars.length === 0) return [];
  return [
    barsChart({
      title: 'Customers whose second order came within so many days of the first',
      text: bars
        .map(({ cut, value }) => `Within ${cut.step} days: ${words.amount(value, 'ratio')}.`)
        .join(' '),
      bars: bars.map(({ cut, value, interval }) => ({ name: `${cut.step} days`, value, interval })),
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}

function byMonth(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const rate = monthLines(words, [{ name: 'Returning', figures: figures.by(RETURNING, 'month') }]);
  const count = monthLines(words, [{ name: 'New', figures: figures.by(NEW, 'month') }]);
  return [
    ...(rate === null
      ? []
      : [
          linesChart({
            title: 'Returning customers, of all who ordered in the month',
            text: 'A line by month with its 95% interval: the share of customers who had ordered before.',
            ...rate,
            write: (value) => words.short(value, 'ratio'),
          }),
        ]),
    ...(count === null
      ? []
      : [
          linesChart({
            title: 'New customers by month',
            text: 'A line by month: customers with their first order.',
            ...count,
            least: 0,
            write: (value) => words.short(value, 'customers'),
          }),
        ]),
  ];
}

function tablesOf(figures: FigureSet, words: NumberWords): readonly SectionTable[] {
  const rates = [...figures.by(WITHIN, 'step'), ...figures.by(REPEAT, 'part')];
  const months = [...figures.by(RETURNING, 'month'), ...figures.by(NEW, 'month')];
  const cohorts = figures.by(WITHIN, 'cohort', 'step');
  const monthOf = ({ cut }: Figure) => words.month(cut.month ?? '');
  return [
    { figures: rates, table: figureList(rates, words, 'Of all customers') },
    {
      figures: months,
      table: figureGrid(months, words, {
        caption: 'By month',
        rowTitle: 'Month',
        rowOf: monthOf,
        columnOf: ({ metric }) => metricTitle(metric),
      }),
    },
    {
      figures: cohorts,
      table: figureGrid(cohorts, words, {
        caption: 'Second order within N days, by month of the first',
        rowTitle: 'First ordered in',
        rowOf: ({ cut }) => words.month(cut.cohort ?? ''),
        columnOf: ({ cut }) => `${cut.step} days`,
      }),
    },
  ].filter(({ figures: own }) => own.length > 0);
}
