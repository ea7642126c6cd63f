import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { linesChart } from '../charts/lines.ts';
import { sharesChart } from '../charts/shares.ts';
import { figureGrid } from '../figure-grid.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, hasValue, newest } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { sentence } from '../readings.ts';
import type { Section } from '../section.ts';
import { plainWords } from '../words/cut-words.ts';
import { metricTitle } from '../words/metric-words.ts';
import type { NumberWords } from '../words/number-words.ts';

const FLOW = 'redemption_rate_flow';
const VINTAGE = 'redemption_rate_vintage';
const PARTS = 'points_by_vintage';
const REALIZED = 'breakage_realized';
const EXPECTED = 'breakage_expected';

/** What became of points, in the order in which they lie on one another. */
const FATES = ['redeemed', 'outstanding', 'expired', 'reversed'] as const;

export const REDEMPTION: Section = {
  id: 'redemption',
  title: 'Redemption and breakage',
  metrics: [FLOW, VINTAGE, PARTS, REALIZED, EXPECTED],
  content: (figures, words) => {
    const wholes = [...figures.by(FLOW), ...figures.by(REALIZED), ...figures.by(EXPECTED)];
    const months = figures.by(FLOW, 'month');
    const rates = [...figures.by(VINTAGE, 'vintage'), ...figures.by(REALIZED, 'vintage')];
    const fates = figures.by(PARTS, 'vintage', 'part');
    const issuedIn = ({ cut }: Figure) => words.month(cut.vintage ?? '');
    return {
      readings: readingsOf(figures, words),
      charts: [...flowChart(months, words), ...fatesChart(fates, words)],
      tables: [
        { figures: wholes, table: figureList(wholes, words, 'Of all months together') },
        {
          figures: months,
          table: figureList(months, words, 'Redeemed in the month, of what was issued in it'),
        },
        {
          figures: rates,
          table: figureGrid(rates, words, {
            caption: 'Of the points issued in a month',
            rowTitle: 'Issued in',
            rowOf: issuedIn,
            columnOf: ({ metric }) => metricTitle(metric),
          }),
        },
        {
          figures: fates,
          table: figureGrid(fates, words, {
            caption: 'What became of the points issued in a month',
            rowTitle: 'Issued in',
            rowOf: issuedIn,
            columnOf: ({ cut }) => plainWords(cut.part ?? ''),
          }),
        },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

function readingsOf(figures: FigureSet, words: NumberWords): readonly string[] {
  const month = newest(figures.by(FLOW, 'month'));
  const realized = figures.by(REALIZED)[0];
  const expected = figures.by(EXPECTED)[0];
  return [
    ...sentence(
      words,
      month,
      ({ of, did, told }) =>
        `In ${words.month(month?.cut.month ?? '')} ${did} points were redeemed and ${of} were issued: ${told}.`,
      'How many points of a month are redeemed',
    ),
    ...sentence(
      words,
      realized,
      ({ of, did, told }) =>
        `Of ${of} points of months whose points are all gone, ${did} expired: ${told} realized breakage.`,
      'Realized breakage',
    ),
    ...(expected === undefined
      ? []
      : sentence(
          words,
          { ...expected, numerator: null },
          () => '',
          'Expected breakage, a management estimate',
        )),
  ];
}

function flowChart(months: readonly Figure[], words: NumberWords): readonly Chart[] {
  const lines = monthLines(words, [{ name: 'Redeemed', figures: months }]);
  if (lines === null) return [];
  return [
    linesChart({
      title: 'Points redeemed in the month, of points issued in it',
      text: 'A line by month. It may exceed 100%, for what is redeemed was mostly issued earlier.',
      ...lines,
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}

function fatesChart(fates: readonly Figure[], words: NumberWords): readonly Chart[] {
  const vintages = [...Map.groupBy(fates.filter(hasValue), ({ cut }) => cut.vintage ?? '')];
  if (vintages.length === 0) return [];
  return [
    sharesChart({
      title: 'What became of the points issued in a month',
      text: 'A bar for each month of issue: the shares that were redeemed, are outstanding, expired, and were taken back.',
      parts: FATES.map((part) => (part === 'reversed' ? 'Taken back' : plainWords(part))),
      rows: vintages.map(([vintage, own]) => ({
        name: words.shortMonth(vintage),
        amounts: FATES.map((part) => own.find(({ cut }) => cut.part === part)?.value ?? 0),
      })),
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}
