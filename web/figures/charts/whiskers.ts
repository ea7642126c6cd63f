import type { FigureInterval } from '../../../shared/metrics/figure.ts';
import { drawn } from './drawn.ts';

/** What a custom series is handed to draw one item with; ours reads no more of it. */
interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): [number, number];
}

const CAP_PX = 4;

/**
 * Intervals over the places of a category axis, as lines with a cap at both ends.
 * @param intervals by place; null: none
 * @param along `x` where categories run from left to right
 */
export function whiskers(
  intervals: readonly (FigureInterval | null)[],
  color: string,
  along: 'x' | 'y',
): object {
  const data = intervals.flatMap((interval, place) =>
    interval === null ? [] : [[place, drawn(interval.low), drawn(interval.high)]],
  );
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data,
    encode: along === 'x' ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
    renderItem: (_: unknown, drawing: Drawing) => {
      const place = drawing.value(0);
      const at = (value: number) => drawing.coord(along === 'x' ? [place, value] : [value, place]);
      const [low, high] = [at(drawing.value(1)), at(drawing.value(2))];
      return {
        type: 'group',
        children: capped(low, high, along).map((shape) => line(shape, color)),
      };
    },
  };
}

type Point = readonly [number, number];
type Ends = readonly [Point, Point];

function capped([x1, y1]: Point, [x2, y2]: Point, along: 'x' | 'y'): readonly Ends[] {
  const capAt = (x: number, y: number): Ends =>
    along === 'x'
      ? [
          [x - CAP_PX, y],
          [x + CAP_PX, y],
        ]
      : [
          [x, y - CAP_PX],
          [x, y + CAP_PX],
        ];
  return [
    [
      [x1, y1],
      [x2, y2],
    ],
    capAt(x1, y1),
    capAt(x2, y2),
  ];
}

const line = ([[x1, y1], [x2, y2]]: Ends, color: string) => ({
  type: 'line',
  shape: { x1, y1, x2, y2 },
  style: { stroke: color, lineWidth: 1.5 },
});
