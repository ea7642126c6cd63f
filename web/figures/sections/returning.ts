import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { linesChart } from '../charts/lines.ts';
import { figureGrid } from '../figure-grid.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, hasValue, newest } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { sentence } from '../readings.ts';
import type { Section, SectionTable } from '../section.ts';
import { metricTitle } from '../words/metric-words.ts';
import type { NumberWords } from '../words/number-words.ts';

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
    charts: [...withinChart(figures, words), ...byMonth(figures, words), ...byWhom(figures, words)],
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
      isShare: true,
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
            isShare: true,
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

/** A group of RFM is made of how often its customers order, so it explains nothing here. */
const WHOM = ['channel', 'country', 'tier'] as const;
const MOST_BARS = 10;

const repeatsBy = (figures: FigureSet, name: (typeof WHOM)[number]): readonly Figure[] =>
  figures.by(REPEAT, name, 'part').filter(({ cut }) => cut.part === 'lifetime');

/** The largest, by customers. */
function byWhom(figures: FigureSet, words: NumberWords): readonly Chart[] {
  return WHOM.flatMap((name) => {
    const known = repeatsBy(figures, name).filter(hasValue);
    const largest = [...known]
      .sort((a, b) => (b.denominator ?? 0) - (a.denominator ?? 0))
      .slice(0, MOST_BARS);
    if (largest.length < 2) return [];
    return [
      barsChart({
        title: `Customers who ordered twice or more, by ${name}`,
        text: largest.map(({ cut, value }) => `${cut[name]}: ${words.amount(value, 'ratio')}.`).join(' '),
        bars: largest.map(({ cut, value, interval, denominator }) => ({
          name: `${cut[name]}`,
          value,
          interval,
          label: `${words.short(value, 'ratio')} of ${words.count(denominator ?? 0)}`,
        })),
        isShare: true,
        write: (value) => words.short(value, 'ratio'),
      }),
    ];
  });
}

function tablesOf(figures: FigureSet, words: NumberWords): readonly SectionTable[] {
  const rates = [...figures.by(WITHIN, 'step'), ...figures.by(REPEAT, 'part')];
  const months = [...figures.by(RETURNING, 'month'), ...figures.by(NEW, 'month')];
  const cohorts = figures.by(WITHIN, 'cohort', 'step');
  const whom = WHOM.flatMap((name) => repeatsBy(figures, name));
  const monthOf = ({ cut }: Figure) => words.month(cut.month ?? '');
  return [
    { figures: rates, table: figureList(rates, words, 'Of all customers') },
    { figures: whom, table: figureList(whom, words, 'Ordered twice or more, by whom') },
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
