import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { heatMapChart } from '../charts/heat-map.ts';
import { linesChart } from '../charts/lines.ts';
import { figureGrid } from '../figure-grid.ts';
import { type FigureSet, newest } from '../figure-set.ts';
import { sentence } from '../readings.ts';
import type { Section, SectionTable } from '../section.ts';
import type { NumberWords } from '../words/number-words.ts';

const CALENDAR = 'retention_calendar';
const ON_DAY = 'retention_day';
const LATER = 'retention_on_or_after';
const BRACKET = 'retention_bracket';

export const RETENTION: Section = {
  id: 'retention',
  title: 'Retention',
  metrics: [CALENDAR, ON_DAY, LATER, BRACKET],
  content: (figures, words) => ({
    readings: readingsOf(figures, words),
    charts: [...calendarChart(figures, words), ...curves(figures, words)],
    tables: tablesOf(figures, words),
  }),
};

function readingsOf(figures: FigureSet, words: NumberWords): readonly string[] {
  const nextMonth = newest(figures.by(CALENDAR, 'cohort', 'step').filter(({ cut }) => cut.step === 1));
  const average = figures.by(CALENDAR, 'step').find(({ cut }) => cut.step === 3);
  const later = figures.by(LATER, 'step').find(({ cut }) => cut.step === 90);
  const cohort = nextMonth?.cut.cohort === undefined ? '' : words.month(nextMonth.cut.cohort);
  return [
    ...sentence(
      words,
      nextMonth,
      ({ of, did, told }) =>
        `Of ${of} customers who first ordered in ${cohort}, ${did} ordered again in the month after: ${told}.`,
      `How many of those who first ordered in ${cohort} ordered in the month after`,
    ),
    ...sentence(
      words,
      average,
      ({ of, did, told }) =>
        `Over all complete cohorts, ${did} of ${of} customers ordered in the third month after their first: ${told}.`,
      'How many order in the third month after their first',
    ),
    ...sentence(
      words,
      later,
      ({ of, did, told }) =>
        `Of ${of} customers who first ordered at least 90 days ago, ${did} have ordered again on day 90 or later: ${told}. It rises the longer they are watched, so cohorts are not compared by it.`,
      'How many come back on day 90 or later',
    ),
  ];
}

/** As many cohorts as a page of paper holds beside what else it says; the newest. */
const MOST_COHORTS = 24;

function calendarChart(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const cells = figures.by(CALENDAR, 'cohort', 'step').filter(({ cut }) => (cut.step ?? 0) > 0);
  const cohorts = sorted(cells.map(({ cut }) => cut.cohort ?? '')).slice(-MOST_COHORTS);
  if (cohorts.length === 0) return [];
  const steps = [...new Set(cells.map(({ cut }) => cut.step ?? 0))].sort((a, b) => a - b);
  const customers = new Map(
    figures.by(CALENDAR, 'cohort', 'step').map(({ cut, denominator }) => [cut.cohort, denominator]),
  );
  return [
    heatMapChart({
      title: 'Customers who order again, in percent of those who first ordered in a month (in brackets)',
      text: `A field for each cohort and month, the darker the more of the cohort ordered in that month. ${cohorts.length} cohorts, the newest below; fields with a dot are not complete yet.`,
      rows: cohorts.map((cohort) => {
        const size = customers.get(cohort);
        return `${words.shortMonth(cohort)}${typeof size === 'number' ? ` (${words.short(size, 'count')})` : ''}`;
      }),
      columns: steps.map((step) => `${step}`),
      axis: 'Months after the first order',
      rowTitle: 'First ordered in (customers)',
      write: (value) => words.amount(value, 'ratio'),
      cells: cells.flatMap(({ cut, value }) => {
        const row = cohorts.indexOf(cut.cohort ?? '');
        const label = value === null ? '·' : words.short(value, 'ratio').replace(/\s?%/, '');
        return row < 0 ? [] : [{ row, column: steps.indexOf(cut.step ?? 0), value, label }];
      }),
    }),
  ];
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

function curves(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const later = figures.by(LATER, 'step');
  const onDay = figures.by(ON_DAY, 'step');
  const steps = [...new Set([...later, ...onDay].map(({ cut }) => cut.step ?? 0))].sort((a, b) => a - b);
  if (steps.length === 0) return [];
  const lineOf = (name: string, own: readonly Figure[]) => ({
    name,
    points: steps.map((step) => {
      const found = own.find(({ cut }) => cut.step === step);
      return { value: found?.value ?? null, interval: found?.interval ?? null };
    }),
  });
  const lines = [
    ...(later.length > 0 ? [lineOf('On or after it', later)] : []),
    ...(onDay.length > 0 ? [lineOf('On that day', onDay)] : []),
  ];
  return [
    linesChart({
      title: 'Customers with another order on day N, and on day N or later',
      text: 'Two lines over days after the first order, of all customers who were observed for long enough: the share with an order on just that day, and the share with one on that day or later, each with its 95% interval.',
      places: steps.map((step) => `${step}`),
      axis: 'Days after the first order (N)',
      lines,
      isShare: true,
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}

function tablesOf(figures: FigureSet, words: NumberWords): readonly SectionTable[] {
  const cohortOf = ({ cut }: Figure) => (cut.cohort === undefined ? 'All cohorts' : words.month(cut.cohort));
  const gridOf = (metric: string, caption: string, columnOf: (figure: Figure) => string): SectionTable[] => {
    const own = [...figures.by(metric, 'cohort', 'step'), ...figures.by(metric, 'step')];
    const parts = [...figures.by(metric, 'cohort', 'step', 'part'), ...figures.by(metric, 'step', 'part')];
    const shown = [...own, ...parts];
    if (shown.length === 0) return [];
    return [
      {
        figures: shown,
        table: figureGrid(shown, words, { caption, rowTitle: 'First ordered in', rowOf: cohortOf, columnOf }),
      },
    ];
  };
  const step = ({ cut }: Figure) => `${cut.step ?? ''}`;
  return [
    ...gridOf(
      CALENDAR,
      'Ordered in the k-th month after the month of the first order',
      (figure) => `k = ${step(figure)}`,
    ),
    ...gridOf(ON_DAY, 'Ordered on day N after the first order', (figure) => `N = ${step(figure)}`),
    ...gridOf(
      LATER,
      'Ordered on day N or later; never compare cohorts by it',
      (figure) => `N ≥ ${step(figure)}`,
    ),
    ...gridOf(
      BRACKET,
      'Ordered on one of the days after the first order',
      ({ cut }) => `Days ${cut.part ?? cut.step ?? ''}`,
    ),
  ];
}
