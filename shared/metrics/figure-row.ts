import type { Cut, Figure } from './figure.ts';

type Type = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'DATE';

/** The parts of a cut, in the order in which figures are sorted and columns stand. */
const CUT_COLUMNS = {
  month: 'DATE',
  cohort: 'DATE',
  vintage: 'DATE',
  step: 'INTEGER',
  tier: 'VARCHAR',
  segment: 'VARCHAR',
  channel: 'VARCHAR',
  country: 'VARCHAR',
  currency: 'VARCHAR',
  survey: 'VARCHAR',
  trigger: 'VARCHAR',
  variant: 'VARCHAR',
  part: 'VARCHAR',
} as const satisfies Record<keyof Cut, Type>;

export const CUT_NAMES = Object.keys(CUT_COLUMNS) as (keyof Cut)[];

/** Columns of a figure as a row, as DuckDB has them. Names of cuts stand as they are; the others as in the lake. */
export const FIGURE_COLUMNS: Readonly<Record<string, Type>> = {
  metric: 'VARCHAR',
  definition_version: 'INTEGER',
  window_from: 'DATE',
  window_to: 'DATE',
  as_of: 'DATE',
  ...CUT_COLUMNS,
  numerator: 'DOUBLE',
  denominator: 'DOUBLE',
  value: 'DOUBLE',
  unit: 'VARCHAR',
  reason: 'VARCHAR',
  low: 'DOUBLE',
  high: 'DOUBLE',
};

export type FigureRow = Readonly<Record<string, string | number | null>>;

/** A figure as one flat row, with every column. */
export function rowOfFigure({ cut, interval, from, to, asOf, ...figure }: Figure): FigureRow {
  return {
    metric: figure.metric,
    definition_version: figure.definitionVersion,
    window_from: from,
    window_to: to,
    as_of: asOf,
    ...Object.fromEntries(CUT_NAMES.map((name) => [name, cut[name] ?? null])),
    numerator: figure.numerator,
    denominator: figure.denominator,
    value: figure.value,
    unit: figure.unit,
    reason: figure.reason,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** What tells a figure from every other of a run. */
export const placeOf = (figure: Figure): string =>
  JSON.stringify([
    figure.metric,
    figure.from,
    figure.to,
    ...CUT_NAMES.map((name) => figure.cut[name] ?? null),
  ]);

/** The same order whatever order they were counted in: by metric, window and cut. */
export function sortedFigures(figures: readonly Figure[]): readonly Figure[] {
  return [...figures].sort(
    (a, b) =>
      compare(a.metric, b.metric) ||
      compare(a.from, b.from) ||
      compare(a.to, b.to) ||
      CUT_NAMES.reduce((order, name) => order || compare(a.cut[name], b.cut[name]), 0),
  );
}

type Part = string | number | undefined;

/** What is left out comes first: the whole before its parts. */
function compare(a: Part, b: Part): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return a < b ? -1 : 1;
}
