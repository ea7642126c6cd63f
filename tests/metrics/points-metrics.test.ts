import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { duckdb } from '../../shared/metrics/dialect.ts';
import { openSession } from '../../shared/metrics/metric-session.ts';
import { POINTS_METRICS } from '../../shared/metrics/points-metrics.ts';
import { pointViews } from '../../shared/metrics/views/point-views.ts';
import { emptyLake } from './lake.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

test('a lake without rows gives no figure that is a number of nothing', async () => {
  const run = { asOf: '2026-03-01', timeZone: 'Europe/Berlin', settings: {} };
  await openSession(engine, run, pointViews, duckdb(run.timeZone));
  for (const metric of POINTS_METRICS)
    for (const { value, reason } of await metric.figures(engine.query, run))
      expect(value === null ? reason !== null : value === 0).toBe(true);
});

test('what views say, DuckDB and Athena both understand', () => {
  for (const { name, sql } of pointViews(duckdb('Etc/UTC')))
    expect([name, /qualify|strftime|read_parquet|::|date_add|group by all/i.exec(sql)?.[0]]).toEqual([
      name,
      undefined,
    ]);
});

test('metrics have names of their own and say what they count', () => {
  expect(new Set(POINTS_METRICS.map(({ name }) => name)).size).toBe(POINTS_METRICS.length);
  expect(POINTS_METRICS.every(({ says }) => says.length > 60)).toBe(true);
});
