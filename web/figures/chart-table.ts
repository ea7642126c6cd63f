import type { FigureInterval } from '../../shared/metrics/figure.ts';

/** What a chart shows, for who would rather read it, point at it or take it away. */
export interface ChartTable {
  /** What a row is of. */
  readonly rowTitle: string;
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly name: string;
  /** One a column. */
  readonly cells: readonly ChartCell[];
}

export interface ChartCell {
  /** Null: not yet, or words alone. */
  readonly value: number | null;
  readonly interval: FigureInterval | null;
  /** Value and interval as people read them. */
  readonly text: string;
}

export const NOT_YET = 'not yet';

/** A number with its interval. @param label instead of the number as it is written */
export function chartCell(
  value: number | null,
  interval: FigureInterval | null,
  write: (value: number) => string,
  label?: string,
): ChartCell {
  const range = interval === null ? '' : ` (${write(interval.low)} to ${write(interval.high)})`;
  const text = label ?? (value === null ? NOT_YET : write(value));
  return { value, interval, text: `${text}${range}` };
}
