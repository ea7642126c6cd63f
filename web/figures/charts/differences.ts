import type { FigureInterval } from '../../../shared/metrics/figure.ts';
import { type Chart, type ChartOption, type ChartWidth, rowSpots } from '../chart.ts';
import { chartCell } from '../chart-table.ts';
import { CARD, INK, seriesColor } from '../palette.ts';
import { namesAxis, numbersAxis, WITHIN_MARGINS } from './axis.ts';
import { clipped, LETTERS_PX, roomFor } from './chart-text.ts';
import { drawn } from './drawn.ts';
import { whiskers } from './whiskers.ts';

export interface Difference {
  readonly name: string;
  /** Null: inconclusive, its interval is all there is to show. */
  readonly value: number | null;
  readonly interval: FigureInterval | null;
}

export interface Differences {
  readonly title: string;
  readonly text: string;
  readonly differences: readonly Difference[];
  write(value: number): string;
}

/** Whether all that is likely lies on one side of no difference. */
export const isConclusive = ({ interval }: { readonly interval: FigureInterval | null }): boolean =>
  interval !== null && (interval.low > 0 || interval.high < 0);

const verdict = (difference: Difference): string => {
  if (difference.interval === null) return 'no interval';
  if (difference.value === null || !isConclusive(difference)) return 'inconclusive';
  return difference.value > 0 ? 'more' : 'less';
};

/** Differences with their intervals around a line of none: filled where they are conclusive, hollow and said so where not. */
export const differencesChart = (content: Differences): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: (width) => 40 + (width === 'wide' ? 38 : 50) * content.differences.length,
  option: (width) => optionOf(content, width),
  table: {
    rowTitle: 'Name',
    columns: ['Difference'],
    rows: content.differences.map((difference) => ({
      name: difference.name,
      cells: [
        chartCell(difference.value, difference.interval, content.write, labelOf(difference, content.write)),
      ],
    })),
  },
  spots: () => rowSpots(content.differences),
});

function optionOf({ differences, write }: Differences, width: ChartWidth): ChartOption {
  const isWide = width === 'wide';
  const color = seriesColor(0);
  const names = differences.map(({ name }) => clipped(name));
  return {
    grid: isWide
      ? { left: roomFor(names), right: 190, top: 8, bottom: 28, ...WITHIN_MARGINS }
      : { left: 14, right: 14, top: 8, bottom: 28, ...WITHIN_MARGINS },
    xAxis: numbersAxis(write, { splitNumber: isWide ? 5 : 3 }),
    yAxis: namesAxis(names, {
      inverse: true,
      axisLabel: { show: isWide, color: INK, fontSize: LETTERS_PX, interval: 0 },
      axisLine: { show: false },
    }),
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'circle',
        symbolSize: 10,
        lineStyle: { width: 0, opacity: 0 },
        z: 5,
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: INK, width: 1.5, type: 'solid' },
          data: [{ xAxis: 0 }],
        },
        data: differences.map((difference, index) => ({
          value: [difference.value === null ? '-' : drawn(difference.value), index],
          itemStyle: {
            color: isConclusive(difference) ? color : CARD,
            borderColor: color,
            borderWidth: 2,
          },
        })),
      },
      whiskers(
        differences.map(({ interval }) => interval),
        color,
        'y',
      ),
      labelsOf(differences, write, isWide),
    ],
  };
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): [number, number];
}

const labelOf = (difference: Difference, write: (value: number) => string): string =>
  difference.value === null ? verdict(difference) : `${write(difference.value)}, ${verdict(difference)}`;

function anchorOf(value: number | null, interval: FigureInterval | null, isWide: boolean): number {
  const middle = value ?? (interval === null ? 0 : (interval.low + interval.high) / 2);
  return isWide ? Math.max(middle, interval?.high ?? middle) : middle;
}

/** Over lines, which would strike it through. */
const LABEL_STYLE = { fill: INK, fontSize: LETTERS_PX, backgroundColor: CARD, padding: [1, 3] };

/** Behind the interval; where there is no room for that, above it with its name. */
const labelsOf = (
  differences: readonly Difference[],
  write: (value: number) => string,
  isWide: boolean,
): object => ({
  type: 'custom',
  silent: true,
  clip: false,
  z: 6,
  encode: { x: 1, y: 0 },
  data: differences.map(({ value, interval }, index) => [index, drawn(anchorOf(value, interval, isWide))]),
  renderItem: ({ dataIndex }: { readonly dataIndex: number }, drawing: Drawing) => {
    const difference = differences[dataIndex];
    const [x, y] = drawing.coord([drawing.value(1), drawing.value(0)]);
    const place = isWide
      ? { x: x + 10, y, align: 'left', verticalAlign: 'middle' }
      : { x: 0, y: y - 8, align: 'left', verticalAlign: 'bottom' };
    const label = difference === undefined ? '' : labelOf(difference, write);
    const text = isWide ? label : `${clipped(difference?.name ?? '')}: ${label}`;
    return { type: 'text', style: { text, ...place, ...LABEL_STYLE } };
  },
});
