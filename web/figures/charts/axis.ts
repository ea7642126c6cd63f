import { INK, LINE, SOFT } from '../palette.ts';
import { SMALL_LETTERS_PX } from './chart-text.ts';

const axisLabel = { color: SOFT, fontSize: SMALL_LETTERS_PX };

/** An axis of names or times, in their order. */
export const namesAxis = (names: readonly string[], more: object = {}): object => ({
  type: 'category',
  data: [...names],
  axisLine: { lineStyle: { color: SOFT } },
  axisTick: { show: false },
  axisLabel: { ...axisLabel, hideOverlap: true },
  ...more,
});

/** An axis of numbers, written as the chart's own. */
export const numbersAxis = (write: (value: number) => string, more: object = {}): object => ({
  type: 'value',
  splitNumber: 4,
  axisLine: { show: false },
  splitLine: { lineStyle: { color: LINE, width: 1 } },
  axisLabel: { ...axisLabel, hideOverlap: true, formatter: write },
  ...more,
});

export const valueLabel = (more: object = {}): object => ({
  show: true,
  color: INK,
  fontSize: SMALL_LETTERS_PX,
  ...more,
});

/** Of an axis of shares, of which none is above 1: it ends there, where it would end above it. */
export const upToAll = (isShare: boolean | undefined): object =>
  isShare === true ? { max: ({ max }: { readonly max: number }) => (max > 0.8 ? 1 : null) } : {};

/** Of a grid: its margins are around all that is written beside it. */
export const WITH_LABELS = { outerBoundsMode: 'same', outerBoundsContain: 'all' } as const;

/** Of a grid: its margins are around what is drawn, and leave the room that is asked for. */
export const WITHIN_MARGINS = { outerBoundsMode: 'none' } as const;
