import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import { curate } from '../../shared/lake/curate.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { readManifest } from '../../shared/lake/manifest-store.ts';
import { openLake } from '../../shared/lake/open-lake.ts';
import { rawLine } from '../../shared/lake/raw-line.ts';
import { keyedBy } from '../../shared/lake/shop-key.ts';
import { judgeLake, judgeRebuilt } from '../../tools/chaos/lake/judge-lake.ts';
import { BALANCES } from '../../tools/chaos/lake/lake-balances.ts';
import { type LakeCount, readLakeBooks } from '../../tools/chaos/lake/lake-books.ts';
import { ledgerBooks } from '../../tools/chaos/lake/ledger-books.ts';
import { aProgram } from '../domain/builders.ts';
import { type Life, liveAll } from '../domain/history.ts';
import { busy } from '../domain/redemptions/busy-lives.ts';
import { renamed } from '../events/renamed-entry.ts';
import { gzippedLines, rawKey, startWorld } from '../lake/curation-world.ts';

const world = await startWorld();
afterAll(() => world.close());

const key = keyedBy(Buffer.from('a salt of the tests'));

/** A life in which all happens that is judged. */
function fullLife(): Life {
  const lives = fc.sample(busy, { seed: 7, numRuns: 60 }).map((all) => liveAll(aProgram(), all));
  const full = lives.find(
    ({ entries, orders, redemptions }) =>
      entries.length >= 15 && orders.length >= 3 && redemptions.length > 0,
  );
  if (full === undefined) throw new Error('no life among these has three orders and a redemption');
  return full;
}

const life = fullLife();
const entries = life.entries.map(renamed);
const ledger = ledgerBooks([renamed(life.account)], entries);
const lines = entries.flatMap((entry) =>
  eventsOfEntry(entry).map(({ type, detail }) => rawLine({ 'detail-type': type, detail }, key).line),
);
const dayAt = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
const soon: LakeCount = {
  timeZone: 'Europe/Berlin',
  metrics: BALANCES,
  days: [dayAt(life.now + SECONDS_PER_DAY)],
};

/** A lake of the lines, three to an object. @param isLost of which object of them nothing is heard */
async function lakeOf(isLost: (place: number) => boolean = () => false): Promise<LakeEngine> {
  const objects = world.bucket();
  for (let place = 0; place * 3 < lines.length; place += 1)
    if (!isLost(place))
      await objects.put(
        rawKey('2026-11-22', `${place}`),
        gzippedLines(lines.slice(place * 3, place * 3 + 3)),
      );
  const engine = await world.engine();
  const folder = mkdtempSync(join(world.folder, 'judge-'));
  await curate({ objects, engine, folder, now: () => life.now });
  await openLake(objects, (await readManifest(objects)).manifest, engine, join(folder, 'cache'));
  return engine;
}

async function judged(engine: LakeEngine, when = soon): Promise<readonly string[]> {
  const failures: string[] = [];
  judgeLake(ledger, await readLakeBooks(engine, when), when, (text) => failures.push(text));
  return failures;
}

const whole = await lakeOf();

/** What is judged of the whole lake while one table has other rows. @param sql on `own`, a copy of it */
async function whileChanged<T>(table: string, sql: string, judging: () => Promise<T>): Promise<T> {
  await whole.run(`CREATE OR REPLACE TABLE own AS SELECT * FROM ${table}; ${sql}`);
  const [{ sql: view } = { sql: '' }] = await whole.query<{ sql: string }>(
    `SELECT sql FROM duckdb_views() WHERE view_name = '${table}'`,
  );
  await whole.run(`CREATE OR REPLACE VIEW ${table} AS SELECT * FROM own`);
  try {
    return await judging();
  } finally {
    await whole.run(view.replace('CREATE VIEW', 'CREATE OR REPLACE VIEW'));
  }
}

const changed = (table: string, sql: string) => whileChanged(table, sql, () => judged(whole));

test('a lake that has all of the ledger is right, whenever it is counted', async () => {
  expect(
    await judged(whole, { ...soon, days: [...soon.days, dayAt(life.now + 3_000 * SECONDS_PER_DAY)] }),
  ).toEqual([]);
});

test('each raw object that is lost is missed', async () => {
  const failures = await judged(await lakeOf((place) => place === 1));
  for (const { id, type } of lines.slice(3, 6))
    if (type !== 'points.settled') expect(failures.join('\n')).toContain(`${id} (${type})`);
});

test.each(['orders', 'postings'])('a row of %s that is there twice is found', async (table) => {
  const failures = await changed(table, 'INSERT INTO own SELECT * FROM own LIMIT 1');
  expect(failures.join('\n')).toContain(`${table} has a row of`);
});

test('a point more on one posting is found, in the posting and in the balance', async () => {
  const chosen = `(SELECT min(event_id) FROM own WHERE account = 'active' AND points > 0)`;
  const failures = await changed(
    'postings',
    `UPDATE own SET points = points + 1 WHERE account = 'active' AND points > 0 AND event_id = ${chosen}`,
  );
  expect(failures.join('\n')).toMatch(/moved .*, by the ledger /);
  expect(failures.join('\n')).toMatch(/closes with|points active/);
});

test('a cent less on one order, and an order too few, are found', async () => {
  // One that nothing came back of, so that it is valid.
  const [{ key: orderKey } = { key: '' }] = await whole.query<{ key: string }>(/* sql */ `
    SELECT min(order_key) AS key FROM (
      SELECT order_key FROM orders GROUP BY order_key
      HAVING count(*) = 1 AND min(type) = 'order.recorded' AND min(net_minor) > 1)`);
  const of = `type = 'order.recorded' AND order_key = '${orderKey}'`;
  const cheaper = await changed('orders', `UPDATE own SET net_minor = net_minor - 1 WHERE ${of}`);
  expect(cheaper).toEqual([expect.stringMatching(/valid orders are worth/)]);
  const fewer = await changed('orders', `DELETE FROM own WHERE ${of}`);
  expect(fewer.join('\n')).toMatch(/valid orders in USD, by the ledger/);
});

test('a rebuilt lake that differs in one row is told from the one before', async () => {
  const before = await readLakeBooks(whole, soon);
  const rebuilt = async () => {
    const failures: string[] = [];
    judgeRebuilt(before, await readLakeBooks(whole, soon), (text) => failures.push(text));
    return failures;
  };
  expect(await rebuilt()).toEqual([]);
  const country = `UPDATE own SET country = 'XX' WHERE type = 'order.recorded'`;
  expect(await whileChanged('orders', country, rebuilt)).toEqual([
    expect.stringContaining('orders has other rows'),
  ]);
  const fewer = await whileChanged('postings', 'DELETE FROM own WHERE place = 0', rebuilt);
  expect(fewer.join('\n')).toMatch(/postings has \d+ rows, before/);
});
