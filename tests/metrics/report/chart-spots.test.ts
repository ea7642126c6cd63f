import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../web/figures/all-sections.ts';
import { type Chart, type ChartWidth, WIDTHS_PX } from '../../../web/figures/chart.ts';
import { type DrawnSpot, drawnChart } from '../../../web/figures/drawn-chart.ts';
import { figureSet } from '../../../web/figures/figure-set.ts';
import { numberWords } from '../../../web/figures/words/number-words.ts';
import { sampleFigures } from './sample-shop.ts';

const FIGURES = figureSet(sampleFigures());
const CHARTS = SECTIONS.flatMap((section) => section.content(FIGURES, numberWords('en')).charts);
const BOTH: readonly ChartWidth[] = ['wide', 'narrow'];
/** Half of a pixel of rounding. */
const SLACK_PX = 0.5;

const isWithin = ({ box }: DrawnSpot, width: number, height: number): boolean =>
  box.left >= -SLACK_PX &&
  box.top >= -SLACK_PX &&
  box.width > 0 &&
  box.height > 0 &&
  box.left + box.width <= width + SLACK_PX &&
  box.top + box.height <= height + SLACK_PX;

const overlap = ({ box: a }: DrawnSpot, { box: b }: DrawnSpot): boolean =>
  a.left + SLACK_PX < b.left + b.width &&
  b.left + SLACK_PX < a.left + a.width &&
  a.top + SLACK_PX < b.top + b.height &&
  b.top + SLACK_PX < a.top + a.height;

function faultsOf(chart: Chart, layout: ChartWidth): readonly string[] {
  const { spots, width, height } = drawnChart(chart, layout, WIDTHS_PX[layout]);
  const { rows, columns } = chart.table;
  return [
    ...(spots.length > 0 ? [] : ['has nothing to point at']),
    ...spots.flatMap((spot, index) => [
      ...(isWithin(spot, width, height) ? [] : [`sticks out: ${JSON.stringify(spot)}`]),
      ...(rows[spot.row] === undefined || (spot.column !== null && columns[spot.column] === undefined)
        ? [`is of no number: ${JSON.stringify(spot)}`]
        : []),
      ...spots.slice(index + 1).flatMap((other) => (overlap(spot, other) ? ['overlaps with another'] : [])),
    ]),
  ].map((fault) => `${chart.title} (${layout}): ${fault}`);
}

describe('what of charts can be pointed at', () => {
  it('lies within the drawing, apart from one another, and is of a number in the table', () => {
    expect(CHARTS.length).toBeGreaterThan(20);
    expect(CHARTS.flatMap((chart) => BOTH.flatMap((layout) => faultsOf(chart, layout)))).toEqual([]);
  });

  it('is told in a table with a cell for each column, and words in each that has a value', () => {
    const tables = CHARTS.map(({ table }) => table);
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(
      tables.flatMap(({ rows, columns }) => rows.filter((row) => row.cells.length !== columns.length)),
    ).toEqual([]);
    expect(cells.filter(({ value, text }) => value !== null && text === '')).toEqual([]);
    expect(cells.filter(({ value }) => value === null).length).toBeGreaterThan(0);
  });
});
