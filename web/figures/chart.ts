import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTable } from './chart-table.ts';

export type ChartOption = EChartsCoreOption;

/** Each chart is drawn twice, for pages and for phones, because letters that shrink with a drawing cannot be read. */
export type ChartWidth = 'wide' | 'narrow';
export const WIDTHS_PX: Readonly<Record<ChartWidth, number>> = { wide: 830, narrow: 340 };

/** One drawing, with what it says for who cannot see it. */
export interface Chart {
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly text: string;
  /** All that it shows, in numbers. */
  readonly table: ChartTable;
  heightPx(width: ChartWidth): number;
  option(width: ChartWidth): ChartOption;
  /** What of it can be pointed at, in the order in which one reads it. */
  spots(width: ChartWidth): readonly ChartSpot[];
}

/** A place on the axes of names, which stands for a row of the table, or for one cell of it. */
export interface ChartSpot {
  readonly row: number;
  /** Null: the whole row. */
  readonly column: number | null;
  /** The how-manieth name from the left; left out: all the width. */
  readonly x?: number;
  /** The how-manieth name from the top; left out: all the height. */
  readonly y?: number;
}

/** Rows that lie below one another, each a spot of its own. */
export const rowSpots = (rows: readonly unknown[]): readonly ChartSpot[] =>
  rows.map((_, row) => ({ row, column: null, y: row }));
