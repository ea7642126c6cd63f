import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanLake } from '../../shared/lake/clean.ts';
import { compact } from '../../shared/lake/compact.ts';
import { curate } from '../../shared/lake/curate.ts';
import { lastDayOf } from '../../shared/lake/days.ts';
import { type Manifest, NO_MANIFEST } from '../../shared/lake/manifest.ts';
import { commitManifest, POINTER_KEY, readManifest } from '../../shared/lake/manifest-store.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { forgetOthers, openLake } from '../../shared/lake/open-lake.ts';
import { SCHEMA_VERSION } from '../../shared/lake/tables.ts';
import { gzippedLines, rawKey, startWorld } from './curation-world.ts';
import { aLine } from './raw-lines.ts';
import { readLake } from './read-lake.ts';

const world = await startWorld();
const engine = await world.engine();
afterAll(() => world.close());

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const enrolled = (id: string, day: string) =>
  aLine({ id, type: 'member.enrolled', occurredAt: `${day}T10:00:00Z`, recordedAt: `${day}T10:00:00Z` });
const partitions = ({ files }: Manifest) => files.map(({ day, month, rows }) => [day ?? month, rows]);

/** A lake of three days, one of them of October. */
async function aLake() {
  const objects = world.bucket();
  const clock = { now: seconds('2026-12-05T12:00:00Z') };
  const shop = world.workshop(objects, engine, clock);
  const days = ['2026-09-01', '2026-09-30', '2026-10-31'];
  for (const day of days) await objects.put(rawKey(day, '1'), gzippedLines([enrolled(`evt_${day}`, day)]));
  await curate(shop);
  return { objects, clock, shop };
}

const membersOf = async (objects: Objects) => (await readLake(objects, engine, world.folder))['members'];

test('months have ends', () => {
  const months = ['2026-01', '2026-02', '2028-02', '2026-12'];
  expect(months.map(lastDayOf)).toEqual(['2026-01-31', '2026-02-28', '2028-02-29', '2026-12-31']);
});

test('a month whose last day is more than 35 days ago becomes one file, once', async () => {
  const { objects, clock, shop } = await aLake();
  const rows = await membersOf(objects);
  expect(await compact(shop)).toEqual([{ month: '2026-09', filesBefore: 2, filesAfter: 1 }]);
  const { manifest } = await readManifest(objects);
  expect(partitions(manifest)).toEqual([
    ['2026-10-31', 1],
    ['2026-09', 2],
  ]);
  expect(await compact(shop)).toEqual([]);
  expect(await membersOf(objects)).toEqual(rows);
  clock.now = seconds('2026-12-06T00:00:00Z');
  expect(await compact(shop)).toMatchObject([{ month: '2026-10' }]);
});

test('what comes late to such a month comes once, and goes into its file', async () => {
  const { objects, shop } = await aLake();
  await compact(shop);
  const late = [enrolled('evt_2026-09-01', '2026-09-01'), enrolled('evt_late', '2026-09-01')];
  await objects.put(rawKey('2026-12-04', '1'), gzippedLines(late));
  expect(await curate(shop)).toMatchObject([{ rows: 1 }]);
  expect(await compact(shop)).toEqual([{ month: '2026-09', filesBefore: 2, filesAfter: 1 }]);
  expect((await membersOf(objects))?.map((row) => row['event_id'])).toEqual([
    'evt_2026-09-01',
    'evt_late',
    'evt_2026-09-30',
    'evt_2026-10-31',
  ]);
});

test('who reads by the older manifest finds its files for a day', async () => {
  const { objects, clock, shop } = await aLake();
  const { manifest: old } = await readManifest(objects);
  await compact(shop);
  clock.now += 86_399;
  await cleanLake(objects, clock.now);
  await openLake(objects, old, engine, mkdtempSync(join(world.folder, 'old-')));
  expect(await engine.query('SELECT count(*) AS rows FROM members')).toEqual([{ rows: 3 }]);
  clock.now += 1;
  expect(await cleanLake(objects, clock.now)).toBe(2);
  await expect(openLake(objects, old, engine, mkdtempSync(join(world.folder, 'old-')))).rejects.toThrow(
    /is gone: the manifest that names it is older than a day/,
  );
  expect(await membersOf(objects)).toHaveLength(3);
});

test('a reader fetches what it has not, proves it, and can forget what is no longer named', async () => {
  const { objects, shop } = await aLake();
  const cache = mkdtempSync(join(world.folder, 'reader-'));
  await openLake(objects, (await readManifest(objects)).manifest, engine, cache);
  expect(readdirSync(cache)).toHaveLength(3);
  await compact(shop);
  const { manifest } = await readManifest(objects);
  await openLake(objects, manifest, engine, cache);
  expect(readdirSync(cache)).toHaveLength(4);
  await forgetOthers(manifest, cache);
  expect(readdirSync(cache)).toHaveLength(2);
  const damaged = manifest.files[0]?.key ?? '';
  writeFileSync(join(world.folder, 'damaged'), 'x');
  await objects.upload(damaged, join(world.folder, 'damaged'));
  await openLake(objects, manifest, engine, cache);
  await expect(
    openLake(objects, manifest, engine, mkdtempSync(join(world.folder, 'fresh-'))),
  ).rejects.toThrow(`${damaged} was damaged`);
});

test('a lake with nothing in it has its tables', async () => {
  expect(await readLake(world.bucket(), engine, world.folder)).toEqual({});
  expect(await engine.query('SELECT count(*) AS rows FROM orders')).toEqual([{ rows: 0 }]);
});

test('a newer schema is refused, by readers and by writers', async () => {
  const objects = world.bucket();
  const base = await readManifest(objects);
  const newer = { ...NO_MANIFEST, schemaVersion: SCHEMA_VERSION + 1, sequence: 1 };
  expect(await commitManifest(objects, newer, base)).toBe(true);
  const message = `${POINTER_KEY} has schema version ${SCHEMA_VERSION + 1}, and this program knows those up to ${SCHEMA_VERSION}: run a newer version of it.`;
  await expect(readManifest(objects)).rejects.toThrow(message);
  await expect(curate(world.workshop(objects, engine, { now: 0 }))).rejects.toThrow(message);
  await expect(openLake(objects, newer, engine, world.cacheFolder)).rejects.toThrow(/run a newer version/);
});

test('of two manifests made from the same one, one counts; a repeated answer is no defeat', async () => {
  const objects = world.bucket();
  const base = await readManifest(objects);
  const next = (madeAt: string): Manifest => ({ ...NO_MANIFEST, sequence: 1, madeAt });
  expect(await commitManifest(objects, next('2026-01-01T00:00:00Z'), base)).toBe(true);
  expect(await commitManifest(objects, next('2026-01-02T00:00:00Z'), base)).toBe(false);
  expect(await commitManifest(objects, next('2026-01-01T00:00:00Z'), base)).toBe(true);
  expect((await readManifest(objects)).manifest.madeAt).toBe('2026-01-01T00:00:00Z');
});
