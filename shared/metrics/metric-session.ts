import { startOfDay } from '../domain/calendar.ts';
import type { LakeEngine } from '../lake/engine.ts';
import type { Dialect } from './dialect.ts';
import type { MetricRun, View } from './metric.ts';

const MS_PER_DAY = 86_400_000;

/**
 * Makes `run`, one row of what is counted, and the shared views, on an engine whose tables of the lake are there already.
 * `run` has `as_of` (date), and `as_of_at`, the moment at which that local day begins (timestamp in UTC).
 */
export async function openSession(
  engine: LakeEngine,
  { asOf, timeZone }: MetricRun,
  views: (dialect: Dialect) => readonly View[],
  dialect: Dialect,
): Promise<void> {
  const begin = new Date(startOfDay(Date.parse(asOf) / MS_PER_DAY, timeZone) * 1000).toISOString();
  const moment = begin.slice(0, 19).replace('T', ' ');
  await engine.run(
    `CREATE OR REPLACE TABLE run AS SELECT DATE '${asOf}' AS as_of, TIMESTAMP '${moment}' AS as_of_at`,
  );
  for (const { name, sql, isKept } of views(dialect))
    await engine.run(`CREATE OR REPLACE ${isKept ? 'TABLE' : 'VIEW'} ${name} AS ${sql}`);
}

/** Gives up what `openSession` kept. */
export async function closeSession(
  engine: LakeEngine,
  views: (dialect: Dialect) => readonly View[],
  dialect: Dialect,
): Promise<void> {
  for (const { name, isKept } of views(dialect).toReversed())
    await engine.run(`DROP ${isKept ? 'TABLE' : 'VIEW'} ${name}`);
}
