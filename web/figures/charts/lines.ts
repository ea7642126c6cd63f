import type { FigureInterval } from '../../../shared/metrics/figure.ts';
import type { Chart, ChartOption, ChartSpot, ChartWidth } from '../chart.ts';
import { type ChartTable, chartCell } from '../chart-table.ts';
import { DASHES, INK, SYMBOLS, seriesColor } from '../palette.ts';
import { namesAxis, numbersAxis, upToAll, WITH_LABELS } from './axis.ts';
import { clipped, LETTERS_PX, SMALL_LETTERS_PX } from './chart-text.ts';
import { drawn } from './drawn.ts';
import { whiskers } from './whiskers.ts';

export interface LinePoint {
  /** Null: not yet; the line has a gap there. */
  readonly value: number | null;
  readonly interval: FigureInterval | null;
}

export interface Line {
  readonly name: string;
  /** One a place. */
  readonly points: readonly LinePoint[];
}

export interface Lines {
  readonly title: string;
  readonly text: string;
  /** Along the axis, in their order. */
  readonly places: readonly string[];
  readonly lines: readonly Line[];
  /** What stands below the axis. */
  readonly axis?: string;
  write(value: number): string;
  /** Where the axis of values begins; left out: at 0, or below where values are. */
  readonly least?: number;
  /** Whether values are shares of a whole. */
  readonly isShare?: true;
}

/** As many places as there is room for; the newest of them. */
const MOST_PLACES: Readonly<Record<ChartWidth, number>> = { wide: 24, narrow: 8 };
const LEGEND_ROW_PX = 26;

/** Names stand at the ends of lines, where there is room, and otherwise above them. */
const isNamedAtEnds = (lines: readonly Line[], width: ChartWidth): boolean =>
  width === 'wide' && lines.length > 1;

const legendPx = (lines: readonly Line[], width: ChartWidth): number =>
  width === 'narrow' && lines.length > 1 ? LEGEND_ROW_PX * lines.length : 0;

/** Lines with their intervals, each with its own dash and symbol, its name, and its newest value. */
export const linesChart = (content: Lines): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: (width) => (width === 'wide' ? 300 : 250) + legendPx(content.lines, width),
  option: (width) => optionOf(content, width),
  table: tableOf(content),
  spots: (width) => spotsOf(content, width),
});

const tableOf = ({ places, lines, axis = 'Month', write }: Lines): ChartTable => ({
  rowTitle: axis,
  columns: lines.map(({ name }) => name),
  rows: places.map((name, place) => ({
    name,
    cells: lines.map(({ points }) => {
      const { value, interval } = points[place] ?? { value: null, interval: null };
      return chartCell(value, value === null ? null : interval, write);
    }),
  })),
});

function spotsOf({ places }: Lines, width: ChartWidth): readonly ChartSpot[] {
  const first = Math.max(0, places.length - MOST_PLACES[width]);
  return places.slice(first).map((_, place) => ({ row: first + place, column: null, x: place }));
}

function optionOf({ places, lines, axis, write, least, isShare }: Lines, width: ChartWidth): ChartOption {
  const first = Math.max(0, places.length - MOST_PLACES[width]);
  const top = legendPx(lines, width);
  return {
    grid: {
      left: 4,
      right: isNamedAtEnds(lines, width) ? 170 : 58,
      top: top + 14,
      bottom: 6,
      ...WITH_LABELS,
    },
    ...(top === 0 ? {} : { legend: legendOf(lines) }),
    xAxis: namesAxis(places.slice(first), {
      ...(axis === undefined
        ? {}
        : {
            name: axis,
            nameLocation: 'middle',
            nameGap: 28,
            nameTextStyle: { color: INK, fontSize: SMALL_LETTERS_PX },
          }),
    }),
    yAxis: numbersAxis(write, { ...upToAll(isShare), ...(least === undefined ? {} : { min: least }) }),
    series: lines.flatMap(({ name, points }, index) => {
      const shown = points.slice(first);
      const label = (value: number) =>
        isNamedAtEnds(lines, width) ? `${clipped(name, 18)} ${write(value)}` : write(value);
      return [
        lineOf(name, shown, index, label),
        whiskers(
          shown.map(({ value, interval }) => (value === null ? null : interval)),
          seriesColor(index),
          'x',
        ),
      ];
    }),
  };
}

const legendOf = (lines: readonly Line[]): object => ({
  orient: 'vertical',
  left: 0,
  top: 0,
  itemWidth: 40,
  itemGap: 9,
  textStyle: { color: INK, fontSize: SMALL_LETTERS_PX },
  data: lines.map(({ name }) => ({ name })),
  formatter: (name: string) => clipped(name, 40),
});

function lineOf(
  name: string,
  points: readonly LinePoint[],
  index: number,
  label: (value: number) => string,
): object {
  const color = seriesColor(index);
  const last = points.findLastIndex(({ value }) => value !== null);
  return {
    type: 'line',
    name,
    silent: true,
    data: points.map(({ value }, at) => ({
      value: value === null ? null : drawn(value),
      ...(at === last && value !== null ? { label: endLabel(label(value)) } : {}),
    })),
    symbol: SYMBOLS[index % SYMBOLS.length],
    symbolSize: 7,
    showAllSymbol: true,
    itemStyle: { color },
    lineStyle: { color, width: 2, type: DASHES[index % DASHES.length] },
    labelLayout: { moveOverlap: 'shiftY' },
    z: 4,
  };
}

const endLabel = (text: string): object => ({
  show: true,
  position: 'right',
  distance: 8,
  color: INK,
  fontSize: LETTERS_PX,
  fontWeight: 'bold',
  formatter: () => text,
});
