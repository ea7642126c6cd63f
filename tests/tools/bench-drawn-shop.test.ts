import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LakeEngine, openEngine } from '../../shared/lake/engine.ts';
import { keyOf, orderOf, rowsSql } from '../../shared/lake/rows-of-lines.ts';
import { stageLines } from '../../shared/lake/staged-lines.ts';
import { LAKE_TABLE_NAMES } from '../../shared/lake/tables.ts';
import { DRAWN_ENTRIES_SQL } from '../../tools/bench/metrics/drawn-entries.ts';
import { writeDrawnLines } from '../../tools/bench/metrics/drawn-lines.ts';
import { drawnRowsSql } from '../../tools/bench/metrics/drawn-rows.ts';
import { drawnShopSql } from '../../tools/bench/metrics/drawn-shop.ts';
import { folderObjects } from '../../tools/bench/metrics/folder-objects.ts';

const ACCOUNTS = 500;
let engine: LakeEngine;

async function drawn(slice: number, threads: number): Promise<LakeEngine> {
  const made = await openEngine({ threads });
  for (const sql of [...drawnShopSql(slice, ACCOUNTS), ...DRAWN_ENTRIES_SQL]) await made.run(sql);
  for (const table of LAKE_TABLE_NAMES) await made.run(`CREATE TABLE new_${table} AS ${drawnRowsSql(table)}`);
  return made;
}

beforeAll(async () => {
  engine = await drawn(1, 1);
});
afterAll(() => engine.close());

const count = async (sql: string): Promise<number> => {
  const [row] = await engine.query<{ found: number }>(`SELECT count(*) AS found FROM (${sql})`);
  return row?.found ?? -1;
};

test('every table of a drawn shop has rows, each told apart', async () => {
  for (const table of LAKE_TABLE_NAMES) {
    const key = keyOf(table).join(', ');
    expect(await count(`SELECT 1 FROM new_${table}`), table).toBeGreaterThan(10);
    expect(await count(`SELECT ${key} FROM new_${table} GROUP BY ${key} HAVING count(*) > 1`), table).toBe(0);
  }
});

test('its books are in order: movements sum to zero, and no lot ever has fewer points than none', async () => {
  expect(await count('SELECT 1 FROM new_postings GROUP BY event_id, movement HAVING sum(points) <> 0')).toBe(
    0,
  );
  expect(
    await count(`SELECT 1 FROM (
      SELECT sum(points) OVER (PARTITION BY member_id, account, lot, hold ORDER BY sequence, place) AS points
      FROM new_postings WHERE account IN ('pending', 'active', 'held'))
      WHERE points < 0`),
  ).toBe(0);
  expect(await count(`SELECT 1 FROM new_postings WHERE account = 'expired'`)).toBeGreaterThan(10);
  expect(await count('SELECT 1 FROM new_postings WHERE "at" > recorded_at')).toBe(0);
});

test('the same shop is drawn with any number of threads, and slices share nobody', async () => {
  const other = await drawn(1, 4);
  const next = await drawn(2, 1);
  for (const table of LAKE_TABLE_NAMES) {
    const all = `SELECT * FROM new_${table} ORDER BY ${orderOf(table)}`;
    expect(await other.query(all), table).toEqual(await engine.query(all));
  }
  const members = 'SELECT DISTINCT member_id FROM new_orders';
  const met = new Set((await engine.query(members)).map(({ member_id }) => member_id));
  expect((await next.query(members)).filter(({ member_id }) => met.has(member_id))).toEqual([]);
  other.close();
  next.close();
});

test('its raw lines give the rows that they were made of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-drawn-'));
  try {
    const path = join(folder, 'lines.ndjson.gz');
    await writeDrawnLines(engine, '2026-10-31', path);
    await stageLines(engine, [path], 'recorded');
    for (const table of LAKE_TABLE_NAMES) {
      const order = `ORDER BY ${orderOf(table)}`;
      const read = await engine.query(`SELECT * EXCLUDE (day, arrived) FROM (${rowsSql(table)}) ${order}`);
      expect(read, table).toEqual(await engine.query(`SELECT * FROM new_${table} ${order}`));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('objects on the disk: what was there before is read and never changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-folder-'));
  try {
    const before = folderObjects(join(folder, 'before'), join(folder, 'before'));
    await before.put('a/1', Buffer.from('old'));
    await before.put('a/2', Buffer.from('two'));
    const objects = folderObjects(join(folder, 'before'), join(folder, 'own'));
    const { etag = '' } = (await objects.get('a/1')) ?? {};
    expect(await objects.putIf('a/1', Buffer.from('new'), { ifAbsent: true })).toBe(false);
    expect(await objects.putIf('a/1', Buffer.from('new'), { ifMatch: etag })).toBe(true);
    expect(await objects.putIf('a/1', Buffer.from('newer'), { ifMatch: etag })).toBe(false);
    await objects.delete('a/2');
    await writeFile(join(folder, 'three'), 'three');
    await objects.upload('b/3', join(folder, 'three'));
    const keys: string[] = [];
    for await (const { key } of objects.list('')) keys.push(key);
    expect(keys).toEqual(['a/1', 'b/3']);
    expect((await objects.get('a/1'))?.bytes.toString()).toBe('new');
    expect((await before.get('a/1'))?.bytes.toString()).toBe('old');
    expect((await before.get('a/2'))?.bytes.toString()).toBe('two');
  } finally {
    await rm(folder, { recursive: true });
  }
});
