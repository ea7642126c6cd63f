import type { Chart, ChartOption, ChartWidth } from '../chart.ts';
import { chartCell } from '../chart-table.ts';
import { CARD, INK, seriesColor } from '../palette.ts';
import { namesAxis, numbersAxis, WITHIN_MARGINS } from './axis.ts';
import { clipped, LETTERS_PX, roomFor, SMALL_LETTERS_PX } from './chart-text.ts';
import { decalOf } from './decals.ts';

export interface Shares {
  readonly title: string;
  readonly text: string;
  /** What wholes are made of, in the order in which they lie on one another. */
  readonly parts: readonly string[];
  /** Wholes, the newest last; `amounts` one a part. What is below 0 counts as nothing. */
  readonly rows: readonly { readonly name: string; readonly amounts: readonly number[] }[];
  /** Writes a share. */
  write(share: number): string;
}

const MOST_ROWS: Readonly<Record<ChartWidth, number>> = { wide: 18, narrow: 12 };
const ROW_PX = 26;
const LEGEND_ROW_PX = 24;
/** A smaller part has no room for its number. */
const LEAST_WRITTEN: Readonly<Record<ChartWidth, number>> = { wide: 0.06, narrow: 0.13 };

/** Bars of one length, divided, with a pattern and a color for each part, and its share in it. */
export const sharesChart = (content: Shares): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: (width) =>
    legendPx(content, width) + 36 + ROW_PX * Math.min(content.rows.length, MOST_ROWS[width]),
  option: (width) => optionOf(content, width),
  table: {
    rowTitle: 'Name',
    columns: content.parts,
    rows: sharesOf(content.rows).map(({ name, shares }) => ({
      name,
      cells: shares.map((share) => chartCell(share, null, content.write)),
    })),
  },
  spots: (width) => {
    const first = Math.max(0, content.rows.length - MOST_ROWS[width]);
    return content.rows.slice(first).map((_, place) => ({ row: first + place, column: null, y: place }));
  },
});

const legendPx = ({ parts }: Shares, width: ChartWidth): number =>
  LEGEND_ROW_PX * Math.ceil(parts.length / (width === 'wide' ? 5 : 2)) + 6;

const sharesOf = (rows: Shares['rows']) =>
  rows.map(({ name, amounts }) => {
    const counted = amounts.map((amount) => Math.max(0, amount));
    const whole = counted.reduce((sum, amount) => sum + amount, 0);
    return { name, shares: counted.map((amount) => (whole > 0 ? amount / whole : 0)) };
  });

function optionOf(content: Shares, width: ChartWidth): ChartOption {
  const rows = sharesOf(content.rows.slice(-MOST_ROWS[width]));
  const names = rows.map(({ name }) => clipped(name, 16));
  return {
    grid: { left: roomFor(names), right: 16, top: legendPx(content, width), bottom: 28, ...WITHIN_MARGINS },
    legend: {
      left: 0,
      top: 0,
      itemWidth: 22,
      itemHeight: 14,
      itemGap: 20,
      textStyle: { color: INK, fontSize: SMALL_LETTERS_PX },
      formatter: (name: string) => clipped(name, width === 'wide' ? 24 : 14),
    },
    xAxis: numbersAxis(content.write, { max: 1, splitNumber: width === 'wide' ? 5 : 2 }),
    yAxis: namesAxis(names, {
      inverse: true,
      axisLabel: { color: INK, fontSize: LETTERS_PX, interval: 0 },
    }),
    series: content.parts.map((part, index) => ({
      type: 'bar',
      name: part,
      stack: 'whole',
      silent: true,
      barWidth: '74%',
      itemStyle: { color: seriesColor(index), borderColor: CARD, borderWidth: 1, ...decalOf(index) },
      data: rows.map(({ shares }) => {
        const share = shares[index] ?? 0;
        return {
          value: share,
          label: {
            show: share >= LEAST_WRITTEN[width],
            formatter: () => content.write(share),
            color: INK,
            backgroundColor: CARD,
            padding: [1, 4],
            borderRadius: 3,
            fontSize: SMALL_LETTERS_PX,
          },
        };
      }),
    })),
  };
}
