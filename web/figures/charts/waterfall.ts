import { type Chart, type ChartOption, type ChartWidth, rowSpots } from '../chart.ts';
import { chartCell } from '../chart-table.ts';
import { INK, SOFT, seriesColor } from '../palette.ts';
import { namesAxis, numbersAxis, WITHIN_MARGINS } from './axis.ts';
import { LETTERS_PX, roomFor } from './chart-text.ts';
import { drawn } from './drawn.ts';

export interface WaterfallStep {
  readonly name: string;
  /** What it adds, or, of a total, where it stands. */
  readonly value: number;
  readonly isTotal: boolean;
  readonly label: string;
}

export interface Waterfall {
  readonly title: string;
  readonly text: string;
  readonly steps: readonly WaterfallStep[];
  write(value: number): string;
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): [number, number];
  size(value: readonly [number, number]): [number, number];
}

const STEP_PX = 34;

/** How an amount became another: steps from one total to the next, from top to bottom, so that names have room on a phone. */
export const waterfallChart = (content: Waterfall): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: () => 44 + STEP_PX * content.steps.length,
  option: (width) => optionOf(content, width),
  table: {
    rowTitle: 'Line',
    columns: ['Amount'],
    rows: content.steps.map(({ name, value, label }) => ({
      name,
      cells: [chartCell(value, null, content.write, label)],
    })),
  },
  spots: () => rowSpots(content.steps),
});

function optionOf({ steps, write }: Waterfall, width: ChartWidth): ChartOption {
  const spans = spansOf(steps);
  return {
    grid: {
      left: roomFor(steps.map(({ name }) => name)),
      right: width === 'wide' ? 130 : 96,
      top: 8,
      bottom: 28,
      ...WITHIN_MARGINS,
    },
    xAxis: numbersAxis(write, { splitNumber: width === 'wide' ? 5 : 3 }),
    yAxis: namesAxis(
      steps.map(({ name }) => name),
      { inverse: true, axisLabel: { color: INK, fontSize: LETTERS_PX, interval: 0 } },
    ),
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        encode: { x: [1, 2], y: 0 },
        data: spans.map(({ from, to }, index) => [index, from, to]),
        renderItem: (_: unknown, drawing: Drawing) => stepShapes(steps, spans, drawing),
      },
    ],
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(steps: readonly WaterfallStep[]): readonly Span[] {
  let level = 0;
  return steps.map(({ value, isTotal }) => {
    const from = isTotal ? 0 : level;
    level = drawn(isTotal ? value : level + value);
    return { from, to: level };
  });
}

const HALF_BAR = 0.31;

function stepShapes(steps: readonly WaterfallStep[], spans: readonly Span[], drawing: Drawing): object {
  const index = drawing.value(0);
  const step = steps[index];
  const [from, y] = drawing.coord([drawing.value(1), index]);
  const [to] = drawing.coord([drawing.value(2), index]);
  const [, height] = drawing.size([0, 1]);
  const isLast = index === spans.length - 1;
  const x = Math.min(from, to);
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: {
          x,
          y: y - height * HALF_BAR,
          width: Math.max(1.5, Math.abs(to - from)),
          height: 2 * height * HALF_BAR,
        },
        style: { fill: colorOf(step) },
      },
      ...(isLast
        ? []
        : [
            {
              type: 'line',
              shape: { x1: to, x2: to, y1: y + height * HALF_BAR, y2: y + height * (1 - HALF_BAR) },
              style: { stroke: SOFT, lineWidth: 1, lineDash: [2, 2] },
            },
          ]),
      {
        type: 'text',
        style: {
          text: step?.label ?? '',
          x: Math.max(from, to) + 8,
          y,
          verticalAlign: 'middle',
          fill: INK,
          fontSize: LETTERS_PX,
          fontWeight: step?.isTotal ? 'bold' : 'normal',
        },
      },
    ],
  };
}

/** Totals, what adds, what takes away: blue, green, vermilion, and the sign before the number says it too. */
function colorOf(step: WaterfallStep | undefined): string {
  if (step === undefined || step.isTotal) return seriesColor(0);
  return seriesColor(step.value >= 0 ? 2 : 1);
}
