import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart, ChartSpot } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { areaMapChart } from '../charts/rfm-map.ts';
import { figureGrid } from '../figure-grid.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, hasValue } from '../figure-set.ts';
import { RFM_LAYOUT } from '../rfm-layout.ts';
import type { Section } from '../section.ts';
import { plainWords } from '../words/cut-words.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';

const RFM = 'rfm';
const CUT_POINTS = 'rfm_cut_points';
const CUTS = ['segment', 'currency', 'part'] as const;

export const RFM_SECTION: Section = {
  id: 'rfm',
  title: 'Customer groups by recency, frequency and value',
  metrics: [RFM, CUT_POINTS],
  content: (figures, words) => {
    const groups = figures.by(RFM, ...CUTS);
    const points = figures.by(CUT_POINTS, 'currency', 'part', 'step');
    return {
      readings: currenciesOf(groups).flatMap((currency) =>
        readingOf(ofCurrency(groups, currency), currency, words),
      ),
      charts: currenciesOf(groups).flatMap((currency) => mapOf(figures, currency, words)),
      tables: [
        {
          figures: groups,
          table: figureGrid(groups, words, {
            caption:
              'Groups, of all customers whose first order was in the currency; value in its minor units',
            rowTitle: 'Group',
            rowOf: ({ cut }) => plainWords(cut.segment ?? ''),
            columnOf: ({ cut }) => `Share of ${cut.part}, ${cut.currency}`,
          }),
        },
        { figures: points, table: figureList(points, words, 'Cut points between scores') },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

const currenciesOf = (figures: readonly Figure[]): readonly string[] => [
  ...new Set(figures.map(({ cut }) => cut.currency ?? '')),
];

const ofCurrency = (figures: readonly Figure[], currency: string) =>
  figures.filter(({ cut }) => cut.currency === currency);

function readingOf(groups: readonly Figure[], currency: string, words: NumberWords): readonly string[] {
  const part = (name: string, segment?: string) =>
    groups
      .filter(hasValue)
      .filter(({ cut }) => cut.part === name && (segment === undefined || cut.segment === segment));
  const [most] = [...part('value')].sort((a, b) => b.value - a.value);
  const customers = part('customers', most?.cut.segment)[0];
  if (most === undefined || customers === undefined) return [];
  const lost = part('value', 'at_risk')[0];
  return [
    `${plainWords(most.cut.segment ?? '')} are ${amountOf(words, customers)} of the customers who buy in ${currency} and brought ${amountOf(words, most)} of the net value${
      lost === undefined ? '' : `; those at risk brought ${amountOf(words, lost)}`
    }.`,
  ];
}

function mapOf(figures: FigureSet, currency: string, words: NumberWords): readonly Chart[] {
  const groups = ofCurrency(figures.by(RFM, ...CUTS), currency).filter(hasValue);
  const figureOf = (segment: string, part: string) =>
    groups.find(({ cut }) => cut.segment === segment && cut.part === part);
  const most = Math.max(...groups.filter(({ cut }) => cut.part === 'customers').map(({ value }) => value), 0);
  if (most <= 0) return [];
  const areas = [...Map.groupBy(RFM_LAYOUT, ({ group }) => group)].flatMap(([group, fields]) => {
    const customers = figureOf(group, 'customers');
    const worth = figureOf(group, 'value');
    if (customers === undefined) return [];
    return [
      {
        fields,
        share: customers.value / most,
        words: [
          plainWords(group),
          `${words.short(customers.value, 'ratio')} of customers`,
          ...(worth === undefined ? [] : [`${words.short(worth.value, 'ratio')} of value`]),
        ],
      },
    ];
  });
  const title = `Groups by recency and by orders and value, ${currency}`;
  const text = `A map of scores, the darker the more customers. ${areas.map(({ words: lines }) => `${lines.join(', ')}.`).join(' ')}`;
  const map = areaMapChart({
    title,
    text,
    rows: ['5', '4', '3', '2', '1'],
    columns: ['1', '2', '3', '4', '5'],
    rowAxis: 'Recency: 5 is the latest',
    columnAxis: 'Orders and value: 5 is the most',
    areas,
  });
  return [byWidth(map, groupBars(groups, title, text, words))];
}

/** A phone has no room for words on a map. */
const byWidth = (wide: Chart, narrow: Chart): Chart => ({
  ...wide,
  heightPx: (width) => (width === 'wide' ? wide : narrow).heightPx(width),
  option: (width) => (width === 'wide' ? wide : narrow).option(width),
  spots: (width) => (width === 'wide' ? wide.spots(width) : sameRows(narrow.spots(width), narrow, wide)),
});

/** Rows of one chart as rows of another, by their names. */
const sameRows = (spots: readonly ChartSpot[], from: Chart, to: Chart): readonly ChartSpot[] =>
  spots.flatMap((spot) => {
    const row = to.table.rows.findIndex(({ name }) => name === from.table.rows[spot.row]?.name);
    return row < 0 ? [] : [{ ...spot, row }];
  });

const groupBars = (
  groups: readonly (Figure & { readonly value: number })[],
  title: string,
  text: string,
  words: NumberWords,
): Chart =>
  barsChart({
    title,
    text,
    bars: groups
      .filter(({ cut }) => cut.part === 'customers')
      .sort((a, b) => b.value - a.value)
      .map(({ cut, value }) => ({ name: plainWords(cut.segment ?? ''), value })),
    write: (value) => words.short(value, 'ratio'),
  });
