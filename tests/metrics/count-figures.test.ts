import { expect, test } from 'vitest';
import { LAKE_TABLE_NAMES } from '../../shared/lake/tables.ts';
import { CREATE_SPEND_TABLE_SQL } from '../../shared/metrics/acquisition-spend.ts';
import { countFigures } from '../../shared/metrics/count-figures.ts';
import { COUNTING } from '../../shared/metrics/counting.ts';
import { emptyLake } from './lake.ts';

test('each part is counted by itself, and leaves nothing in memory for the next', async () => {
  const engine = await emptyLake();
  await engine.run(CREATE_SPEND_TABLE_SQL);
  const run = { asOf: '2026-11-01', timeZone: 'Europe/Berlin', settings: {} };
  const counted: string[] = [];
  // Twice: a run may count several days.
  for (const _ of ['one day', 'another'])
    await countFigures(engine, COUNTING, run, (metric) => counted.push(metric));
  const all = COUNTING.metrics.map(({ name }) => name);
  expect(counted).toEqual([...all, ...all]);
  const left = await engine.query<{ table_name: string }>('SELECT table_name FROM information_schema.tables');
  expect(left.map(({ table_name }) => table_name).sort()).toEqual(
    [...LAKE_TABLE_NAMES, 'acquisition_spend', 'run'].sort(),
  );
  engine.close();
});
