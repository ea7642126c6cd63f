import type { Chart, ChartOption } from '../chart.ts';
import { CARD, heat, INK, inkOnHeat, SOFT } from '../palette.ts';
import { namesAxis, WITH_LABELS } from './axis.ts';
import { SMALL_LETTERS_PX } from './chart-text.ts';

/** A group that lies on fields of the map: rows from the top, columns from the left, both from 0, both ends included. */
export interface MapArea {
  readonly fields: readonly { readonly row: number; readonly column: number }[];
  /** Lines within the area, the first in bold. */
  readonly words: readonly string[];
  /** Of the most on the map, from 0 to 1. */
  readonly share: number;
}

export interface AreaMap {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowAxis: string;
  readonly columnAxis: string;
  readonly areas: readonly MapArea[];
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): [number, number];
  size(value: readonly [number, number]): [number, number];
}

/** Groups as areas of a map of two scores, the larger the darker, each with its name and numbers. */
export const areaMapChart = (content: AreaMap): Chart => ({
  title: content.title,
  text: content.text,
  heightPx: () => 50 + content.rows.length * 68,
  option: () => optionOf(content),
  table: {
    rowTitle: 'Group',
    columns: ['Has'],
    rows: content.areas.map(({ words: [name = '', ...rest] }) => ({
      name,
      cells: [{ value: null, interval: null, text: rest.join(', ') }],
    })),
  },
  spots: () =>
    content.areas.flatMap(({ fields }, index) =>
      fields.map(({ row, column }) => ({ row: index, column: null, x: column, y: row })),
    ),
});

function optionOf({ rows, columns, areas, rowAxis, columnAxis }: AreaMap): ChartOption {
  const named = { nameLocation: 'middle', nameTextStyle: { color: INK, fontSize: SMALL_LETTERS_PX } };
  const axisLine = {
    axisLine: { show: false },
    axisLabel: { color: SOFT, fontSize: SMALL_LETTERS_PX, interval: 0 },
  };
  return {
    grid: { left: 28, right: 8, top: 6, bottom: 28, ...WITH_LABELS },
    xAxis: namesAxis(columns, { ...named, ...axisLine, name: columnAxis, nameGap: 26 }),
    yAxis: namesAxis(rows, {
      ...named,
      ...axisLine,
      name: rowAxis,
      nameGap: 24,
      nameRotate: 90,
      inverse: true,
    }),
    series: [
      {
        type: 'custom',
        silent: true,
        encode: { x: 1, y: 0 },
        data: areas.map((_, index) => [0, 0, index]),
        renderItem: (_: unknown, drawing: Drawing) => {
          const area = areas[drawing.value(2)];
          return { type: 'group', children: area === undefined ? [] : shapesOf(area, drawing) };
        },
      },
    ],
  };
}

const GAP_PX = 1.5;

function shapesOf(area: MapArea, drawing: Drawing): readonly object[] {
  const runs = runsOf(area);
  const longest = runs.reduce((most, run) => (sizeOf(run) > sizeOf(most) ? run : most), runs[0] ?? NO_RUN);
  const [width, height] = drawing.size([1, 1]);
  const fill = heat(area.share);
  const boxes = runs.map((run) => {
    const [x, y] = drawing.coord([run.left, run.top]);
    return {
      x: x - width / 2 + GAP_PX,
      y: y - height / 2 + GAP_PX,
      width: width * (run.right - run.left + 1) - 2 * GAP_PX,
      height: height * (run.bottom - run.top + 1) - 2 * GAP_PX,
    };
  });
  const box = boxes[runs.indexOf(longest)];
  if (box === undefined) return [];
  const rects = boxes.map((shape) => ({ type: 'rect', shape, style: { fill, stroke: CARD, lineWidth: 0 } }));
  return [...rects, ...joints(boxes, fill), ...wordsIn(box, area)];
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where two boxes of one area meet there is no gap. */
function joints(boxes: readonly Box[], fill: string): readonly object[] {
  return boxes.slice(1).flatMap((lower, index) => {
    const upper = boxes[index];
    if (upper === undefined) return [];
    const left = Math.max(upper.x, lower.x);
    const right = Math.min(upper.x + upper.width, lower.x + lower.width);
    const y = upper.y + upper.height - 1;
    if (right <= left || Math.abs(lower.y - y) > 3 * GAP_PX) return [];
    return [
      { type: 'rect', shape: { x: left, y, width: right - left, height: 2 * GAP_PX + 2 }, style: { fill } },
    ];
  });
}

function wordsIn({ x, y, width, height }: Box, { words, share }: MapArea): readonly object[] {
  const linePx = 16;
  const top = y + height / 2 - ((words.length - 1) * linePx) / 2;
  return words.map((text, line) => ({
    type: 'text',
    style: {
      text,
      x: x + width / 2,
      y: top + line * linePx,
      align: 'center',
      verticalAlign: 'middle',
      fill: inkOnHeat(share),
      fontSize: SMALL_LETTERS_PX,
      fontWeight: line === 0 ? 'bold' : 'normal',
    },
  }));
}

interface Run {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const NO_RUN: Run = { top: 0, bottom: -1, left: 0, right: -1 };
const sizeOf = ({ top, bottom, left, right }: Run): number => (bottom - top + 1) * (right - left + 1);

/** The fields of an area as few rectangles: a run a row, joined with the row above where that is as wide. */
function runsOf({ fields }: MapArea): readonly Run[] {
  const runs: Run[] = [];
  const rows = [...new Set(fields.map(({ row }) => row))].sort((a, b) => a - b);
  for (const row of rows) {
    const columns = fields.filter((field) => field.row === row).map(({ column }) => column);
    const [left, right] = [Math.min(...columns), Math.max(...columns)];
    const above = runs.at(-1);
    if (above?.bottom === row - 1 && above.left === left && above.right === right)
      runs[runs.length - 1] = { ...above, bottom: row };
    else runs.push({ top: row, bottom: row, left, right });
  }
  return runs;
}
