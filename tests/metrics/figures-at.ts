import type { LakeEngine } from '../../shared/lake/engine.ts';
import { duckdb } from '../../shared/metrics/dialect.ts';
import type { Cut, Figure } from '../../shared/metrics/figure.ts';
import type { Metric, MetricRun } from '../../shared/metrics/metric.ts';
import { openSession } from '../../shared/metrics/metric-session.ts';
import { pointViews } from '../../shared/metrics/views/point-views.ts';

export const aRun = (changes: Partial<MetricRun> = {}): MetricRun => ({
  asOf: '2026-07-01',
  timeZone: 'Etc/UTC',
  settings: {},
  ...changes,
});

/** The figures of one metric over what is in the lake. */
export async function figuresAt(
  engine: LakeEngine,
  metric: Metric,
  run: MetricRun,
): Promise<readonly Figure[]> {
  await openSession(engine, run, pointViews, duckdb(run.timeZone));
  return metric.figures(engine.query, run);
}

/** The one figure with exactly this cut. @throws Error when there is none, or more than one */
export function figureOf(figures: readonly Figure[], cut: Cut): Figure {
  const wanted = sorted(cut);
  const found = figures.filter((each) => sorted(each.cut) === wanted);
  const [figure] = found;
  if (figure === undefined || found.length > 1) throw new Error(`${found.length} figures are of ${wanted}`);
  return figure;
}

const sorted = (cut: Cut): string => JSON.stringify(Object.entries(cut).sort(([a], [b]) => (a < b ? -1 : 1)));
