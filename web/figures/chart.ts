import type { EChartsCoreOption } from 'echarts/core';

export type ChartOption = EChartsCoreOption;

/** Each chart is drawn twice, for pages and for phones, because letters that shrink with a drawing cannot be read. */
export type ChartWidth = 'wide' | 'narrow';
export const WIDTHS_PX: Readonly<Record<ChartWidth, number>> = { wide: 830, narrow: 340 };

/** One drawing, with what it says for who cannot see it. */
export interface Chart {
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly text: string;
  heightPx(width: ChartWidth): number;
  option(width: ChartWidth): ChartOption;
}
