import classes from './key-figure-card.module.css';
import type { TrendPoint } from './key-figure-trend.ts';

const WIDTH = 120;
const HEIGHT = 32;
const MARGIN = 4;

/** The shape of a trend; its numbers are on the subject's page. */
export function Sparkline({
  points,
  label,
}: {
  readonly points: readonly TrendPoint[];
  readonly label: string;
}) {
  const values = points.map(({ value }) => value);
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const places = values.map(
    (value, index) =>
      [
        MARGIN + (index * (WIDTH - 2 * MARGIN)) / (values.length - 1),
        HEIGHT - MARGIN - ((value - least) / span) * (HEIGHT - 2 * MARGIN),
      ] as const,
  );
  const [x, y] = places.at(-1) ?? [0, 0];
  return (
    <svg className={classes['sparkline']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <polyline points={places.map((place) => place.map((each) => each.toFixed(1)).join(',')).join(' ')} />
      <circle cx={x} cy={y} r={3} />
    </svg>
  );
}
