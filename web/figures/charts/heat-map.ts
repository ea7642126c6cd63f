import type { Chart, ChartOption, ChartWidth } from '../chart.ts';
import { type ChartTable, NOT_YET } from '../chart-table.ts';
import { heat, INK, inkOnHeat, LINE, SOFT } from '../palette.ts';
import { namesAxis, WITHIN_MARGINS } from './axis.ts';
import { LETTERS_PX, roomFor, SMALL_LETTERS_PX } from './chart-text.ts';

export interface HeatCell {
  readonly row: number;
  readonly column: number;
  /** Null: not yet, drawn as an empty field. */
  readonly value: number | null;
  readonly label: string;
}

export interface HeatMap {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly HeatCell[];
  /** Above the columns. */
  readonly axis: string;
  /** What a row is of. */
  readonly rowTitle: string;
  /** As `label`, where there is more room. */
  write(value: number): string;
}

const ROW_PX = 28;
const HEAD_PX = 50;
const MOST_COLUMNS: Readonly<Record<ChartWidth, number>> = { wide: 12, narrow: 6 };

/** Fields in the colors of cividis, of which the most stands out most from the page, with the number in each. */
export const heatMapChart = (content: HeatMap): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: () => HEAD_PX + 6 + content.rows.length * ROW_PX,
  option: (width) => optionOf(content, width),
  table: tableOf(content),
  spots: (width) =>
    content.cells
      .filter(({ column }) => column < MOST_COLUMNS[width])
      .map(({ row, column }) => ({ row, column, x: column, y: row })),
});

function tableOf({ rows, columns, cells, axis, rowTitle, write }: HeatMap): ChartTable {
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.value]));
  const cellOf = (row: number, column: number) => {
    const value = byPlace.get(`${row} ${column}`);
    if (value === undefined) return { value: null, interval: null, text: '' };
    return { value, interval: null, text: value === null ? NOT_YET : write(value) };
  };
  return {
    rowTitle,
    columns: columns.map((name) => `${axis}: ${name}`),
    rows: rows.map((name, row) => ({ name, cells: columns.map((_, column) => cellOf(row, column)) })),
  };
}

function optionOf({ rows, columns, cells, axis }: HeatMap, width: ChartWidth): ChartOption {
  const shown = columns.slice(0, MOST_COLUMNS[width]);
  const seen = cells.filter(({ column }) => column < shown.length);
  const values = seen.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = { least: Math.min(...values), most: Math.max(...values) };
  return {
    grid: { left: roomFor(rows, SMALL_LETTERS_PX), right: 8, top: HEAD_PX, bottom: 4, ...WITHIN_MARGINS },
    xAxis: namesAxis(shown, {
      position: 'top',
      axisLine: { show: false },
      axisLabel: { color: SOFT, fontSize: SMALL_LETTERS_PX, interval: 0 },
      name: axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: INK, fontSize: LETTERS_PX },
    }),
    yAxis: namesAxis(rows, {
      inverse: true,
      axisLine: { show: false },
      axisLabel: { color: INK, fontSize: SMALL_LETTERS_PX, interval: 0 },
    }),
    series: [
      {
        type: 'custom',
        silent: true,
        encode: { x: 0, y: 1 },
        data: seen.map(({ row, column }) => [column, row]),
        renderItem: ({ dataIndex }: { readonly dataIndex: number }, drawing: Drawing) => {
          const cell = seen[dataIndex];
          return { type: 'group', children: cell === undefined ? [] : shapesOf(cell, scale, drawing) };
        },
      },
    ],
  };
}

interface Scale {
  readonly least: number;
  readonly most: number;
}

interface Drawing {
  coord(point: readonly [number, number]): [number, number];
  size(value: readonly [number, number]): [number, number];
}

const GAP_PX = 1;

function shapesOf(
  { row, column, value, label }: HeatCell,
  { least, most }: Scale,
  drawing: Drawing,
): readonly object[] {
  const [x, y] = drawing.coord([column, row]);
  const [width, height] = drawing.size([1, 1]);
  const share = value === null || most <= least ? 0 : (value - least) / (most - least);
  const shape = {
    x: x - width / 2 + GAP_PX,
    y: y - height / 2 + GAP_PX,
    width: width - 2 * GAP_PX,
    height: height - 2 * GAP_PX,
  };
  const style = value === null ? { fill: 'none', stroke: LINE, lineWidth: 1 } : { fill: heat(share) };
  const words = { text: label, x, y, align: 'center', verticalAlign: 'middle', fontSize: SMALL_LETTERS_PX };
  return [
    { type: 'rect', shape, style },
    { type: 'text', style: { ...words, fill: value === null ? SOFT : inkOnHeat(share) } },
  ];
}
