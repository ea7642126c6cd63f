import type { LakeEngine } from '../lake/engine.ts';
import { type Dialect, duckdb } from './dialect.ts';
import type { Figure } from './figure.ts';
import type { Metric, MetricRun, View } from './metric.ts';
import { closeSession, openSession } from './metric-session.ts';

/** Metrics with the views that they read. */
export interface CountingPart {
  readonly views: (dialect: Dialect) => readonly View[];
  readonly metrics: readonly Metric[];
}

export interface Counting {
  /** One after the other: what is kept for one is given up before the next, so that memory holds one at a time. */
  readonly parts: readonly CountingPart[];
  /** Of all parts. */
  readonly metrics: readonly Metric[];
}

/**
 * Counts every metric for one day.
 * @param engine with the tables of the lake
 * @param onCounted told after each metric, for progress
 * @throws Error that names the metric which could not be counted
 */
export async function countFigures(
  engine: LakeEngine,
  { parts }: Pick<Counting, 'parts'>,
  run: MetricRun,
  onCounted: (metric: string) => void = () => undefined,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { views, metrics } of parts) {
    await openSession(engine, run, views, duckdb(run.timeZone));
    for (const metric of metrics) {
      figures.push(...(await counted(engine, metric, run)));
      onCounted(metric.name);
    }
    await closeSession(engine, views, duckdb(run.timeZone));
  }
  return figures;
}

async function counted(engine: LakeEngine, metric: Metric, run: MetricRun): Promise<readonly Figure[]> {
  try {
    return await metric.figures(engine.query, run);
  } catch (error) {
    throw new Error(`${metric.name} could not be counted as of ${run.asOf}: ${String(error)}`, {
      cause: error,
    });
  }
}
