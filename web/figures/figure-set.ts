import type { Cut, Figure } from '../../shared/metrics/figure.ts';
import { CUT_NAMES, sortedFigures } from '../../shared/metrics/figure-row.ts';

/** All figures of a run, to be asked for by metric and cut. */
export interface FigureSet {
  /** In their order, of any cut. */
  of(...metrics: readonly string[]): readonly Figure[];
  /** Those whose cut has just these names. */
  by(metric: string, ...names: readonly (keyof Cut)[]): readonly Figure[];
  readonly metrics: readonly string[];
}

/** Whom figures are of, beside what a metric itself tells apart. */
export const WHO: readonly (keyof Cut)[] = ['tier', 'segment', 'channel', 'country'];

export function figureSet(figures: readonly Figure[]): FigureSet {
  const byMetric = Map.groupBy(sortedFigures(figures), ({ metric }) => metric);
  const of = (...metrics: readonly string[]) => metrics.flatMap((metric) => byMetric.get(metric) ?? []);
  return {
    of,
    by: (metric, ...names) => of(metric).filter((figure) => isCutBy(figure, names)),
    metrics: [...byMetric.keys()],
  };
}

export const isCutBy = ({ cut }: Figure, names: readonly (keyof Cut)[]): boolean =>
  CUT_NAMES.every((name) => (cut[name] !== undefined) === names.includes(name));

/** The last that has a value; where none has, the last. By month where there are months. */
export function newest(figures: readonly Figure[]): Figure | undefined {
  const byTime = [...figures].sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  return byTime.findLast(({ value }) => value !== null) ?? byTime.at(-1);
}

export const hasValue = (figure: Figure): figure is Figure & { readonly value: number } =>
  figure.value !== null;
