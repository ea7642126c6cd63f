import type { FigureInterval } from '../../../../shared/metrics/figure.ts';
import type { Chart, ChartOption, ChartWidth } from '../chart.ts';
import { INK, seriesColor } from '../palette.ts';
import { namesAxis, numbersAxis } from './axis.ts';
import { clipped, LETTERS_PX, roomFor } from './chart-text.ts';
import { whiskers } from './whiskers.ts';

export interface Difference {
  readonly name: string;
  readonly value: number;
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
  if (!isConclusive(difference)) return 'inconclusive';
  return difference.value > 0 ? 'more' : 'less';
};

/** Differences with their intervals around a line of none: filled where they are conclusive, hollow and said so where not. */
export const differencesChart = (content: Differences): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: () => 52 + 38 * content.differences.length,
  option: (width) => optionOf(content, width),
});

function optionOf({ differences, write }: Differences, width: ChartWidth): ChartOption {
  const isWide = width === 'wide';
  const color = seriesColor(0);
  const names = differences.map(({ name }) => clipped(name, isWide ? 28 : 14));
  return {
    grid: { left: roomFor(names), right: isWide ? 190 : 24, top: isWide ? 8 : 24, bottom: 28 },
    xAxis: numbersAxis(write, { splitNumber: isWide ? 5 : 3 }),
    yAxis: namesAxis(names, {
      inverse: true,
      axisLabel: { color: INK, fontSize: LETTERS_PX, interval: 0 },
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
          value: [difference.value, index],
          symbol: isConclusive(difference) ? 'circle' : 'emptyCircle',
          itemStyle: { color },
          label: {
            show: true,
            position: isWide ? 'right' : 'top',
            distance: 8,
            color: INK,
            fontSize: isWide ? LETTERS_PX : 12,
            formatter: () => `${write(difference.value)}, ${verdict(difference)}`,
          },
        })),
      },
      whiskers(
        differences.map(({ interval }) => interval),
        color,
        'y',
      ),
    ],
  };
}
