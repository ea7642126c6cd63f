import type { FigureInterval } from '../../../shared/metrics/figure.ts';
import { type Chart, type ChartOption, type ChartWidth, rowSpots } from '../chart.ts';
import { chartCell } from '../chart-table.ts';
import { INK, seriesColor } from '../palette.ts';
import { namesAxis, numbersAxis, upToAll, WITHIN_MARGINS } from './axis.ts';
import { clipped, LETTERS_PX, roomFor } from './chart-text.ts';
import { decalOf } from './decals.ts';
import { drawn } from './drawn.ts';
import { whiskers } from './whiskers.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly interval?: FigureInterval | null;
  /** Beside the bar, where there is room; left out: the value. */
  readonly label?: string;
  /** Of a kind, bars have one color and pattern. */
  readonly kind?: number;
}

export interface Bars {
  readonly title: string;
  readonly text: string;
  readonly bars: readonly Bar[];
  /** Whether values are shares of a whole. */
  readonly isShare?: true;
  write(value: number): string;
}

const BAR_PX = 30;
const MARGINS_PX = 44;
/** Room beside the longest bar for what is written there. */
const LETTER_PX = 7.2;

/** Bars that lie, the first on top, each with its number beside it, and its interval. */
export const barsChart = (content: Bars): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: () => MARGINS_PX + BAR_PX * content.bars.length,
  option: (width) => optionOf(content, width),
  table: {
    rowTitle: 'Name',
    columns: ['Value'],
    rows: content.bars.map(({ name, value, interval = null, label }) => ({
      name,
      cells: [chartCell(value, interval, content.write, label)],
    })),
  },
  spots: () => rowSpots(content.bars),
});

function optionOf({ bars, write, isShare }: Bars, width: ChartWidth): ChartOption {
  const labels = bars.map(({ value, label }) => (width === 'wide' ? (label ?? write(value)) : write(value)));
  const room = Math.max(...labels.map((label) => label.length), 0) * LETTER_PX + 16;
  const names = bars.map(({ name }) => clipped(name, width === 'wide' ? 30 : 20));
  return {
    grid: {
      left: roomFor(names),
      right: Math.min(room, width === 'wide' ? 260 : 130),
      top: 8,
      bottom: 28,
      ...WITHIN_MARGINS,
    },
    xAxis: numbersAxis(write, { ...upToAll(isShare), splitNumber: width === 'wide' ? 5 : 3 }),
    yAxis: namesAxis(names, { inverse: true, axisLabel: { color: INK, fontSize: LETTERS_PX, interval: 0 } }),
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '58%',
        data: bars.map(({ value, kind = 0 }) => ({
          value: drawn(value),
          itemStyle: { color: seriesColor(kind), ...decalOf(kind) },
        })),
      },
      whiskers(
        bars.map(({ interval }) => interval ?? null),
        INK,
        'y',
      ),
      labelsBeside(bars, labels),
    ],
  };
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): [number, number];
}

/** Behind the bar and its interval, so that neither crosses the number. */
const labelsBeside = (bars: readonly Bar[], labels: readonly string[]): object => ({
  type: 'custom',
  silent: true,
  clip: false,
  z: 5,
  encode: { x: 1, y: 0 },
  data: bars.map(({ value, interval }, index) => [index, drawn(Math.max(0, value, interval?.high ?? 0))]),
  renderItem: (_: unknown, drawing: Drawing) => {
    const index = drawing.value(0);
    const [x, y] = drawing.coord([drawing.value(1), index]);
    return {
      type: 'text',
      style: {
        text: labels[index] ?? '',
        x: x + 8,
        y,
        verticalAlign: 'middle',
        fill: INK,
        fontSize: LETTERS_PX,
      },
    };
  },
});
