import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { EVENT_TYPES } from '../../shared/contracts/events.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import { cleanLake } from '../../shared/lake/clean.ts';
import { compact } from '../../shared/lake/compact.ts';
import { curate } from '../../shared/lake/curate.ts';
import { readManifest } from '../../shared/lake/manifest-store.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { type RawLine, rawLine } from '../../shared/lake/raw-line.ts';
import { type LedgerLines, rebuild } from '../../shared/lake/rebuild.ts';
import { keyedBy } from '../../shared/lake/shop-key.ts';
import { tellStory } from '../../tools/docs/examples/story.ts';
import { aProgram } from '../domain/builders.ts';
import { happenings, liveAll } from '../domain/history.ts';
import { renamed } from '../events/renamed-entry.ts';
import { runs, SEED } from '../law-runs.ts';
import { gzippedLines, rawKey, startWorld } from './curation-world.ts';
import { Crash, dyingObjects } from './failing-objects.ts';
import { fullEvent, toldExample } from './full-event.ts';
import { readLake } from './read-lake.ts';

const world = await startWorld();
const engine = await world.engine();
afterAll(() => world.close());

const NOW = Date.parse('2026-11-23T12:00:00Z') / 1000;
const key = keyedBy(Buffer.from('a salt of the tests'));
const shopOf = (objects: Objects, by = engine) => ({
  ...world.workshop(objects, by, { now: NOW }),
  folder: mkdtempSync(join(world.folder, 'rebuild-')),
});

const linesOf = (entry: Entry): readonly RawLine[] =>
  eventsOfEntry(entry).map(({ type, detail }) => rawLine({ 'detail-type': type, detail }, key).line);

/** A ledger in memory, in pages of two entries. */
function ledgerOf(entries: readonly Entry[], segments = 2): LedgerLines {
  return {
    segments,
    async read(segment, cursor) {
      const own = entries.filter((_, place) => place % segments === segment);
      const start = Number(cursor ?? 0);
      const lines = own.slice(start, start + 2).flatMap(linesOf);
      const next = start + 2 < own.length ? String(start + 2) : null;
      return {
        lines: lines.map((line) => ({ occurredAt: line.occurredAt, text: JSON.stringify(line) })),
        next,
      };
    },
  };
}

/** The documents tell alternatives, too, which no ledger has beside each other: the first counts. */
const story: readonly Entry[] = Object.values(tellStory())
  .map(({ entry }) => entry)
  .filter((entry, place, all) => place === all.findIndex((other) => isSame(entry, other)));

function isSame(entry: Entry, other: Entry): boolean {
  return entry.memberId === other.memberId && entry.sequence === other.sequence;
}
const observations: readonly RawLine[] = EVENT_TYPES.map(
  (type) => rawLine(toldExample(type), key).line,
).filter(({ sequence }) => sequence === null);

const put = (objects: Objects, name: string, lines: readonly object[]) =>
  objects.put(rawKey('2026-11-22', name), gzippedLines(lines));

test('every event that there is can be taken in, as the writer keeps it', async () => {
  const objects = world.bucket();
  const lines = [...EVENT_TYPES.map(fullEvent), answer()].map((event) => rawLine(event, key).line);
  await put(
    objects,
    '1',
    lines.map((line, place) => ({ ...line, id: `evt_${place}` })),
  );
  const [report] = await curate(shopOf(objects));
  expect(report).toMatchObject({ lines: lines.length, setAside: [] });
  const tables = await readLake(objects, engine, world.folder);
  expect(Object.keys(tables)).toHaveLength(9);
  const told = Object.entries(tables).filter(([table]) => table !== 'postings');
  const types = new Set(told.flatMap(([, rows]) => rows.map((row) => String(row['type']))));
  expect(EVENT_TYPES.filter((type) => !types.has(type)).sort()).toEqual([
    'challenge.achieved',
    'challenge.reversed',
    'points.adjusted',
    'points.settled',
    'team.told',
    'tier.assigned',
    'webhook.called',
  ]);
  // What all rows of a table leave empty, though every field of every event is filled, nothing fills.
  const empty = Object.entries(tables).flatMap(([table, rows]) =>
    Object.keys(rows[0] ?? {})
      .filter((column) => rows.every((row) => row[column] === null))
      .map((column) => `${table}.${column}`),
  );
  expect(empty).toEqual(['asks.sequence', 'stages.sequence', 'stages.program_version']);
});

test('the lake made of the ledger is the lake made of the bus, row for row', async () => {
  const law = fc.asyncProperty(happenings, fc.infiniteStream(fc.nat({ max: 2 })), async (all, dice) => {
    const entries = [...story, ...liveAll(aProgram(), all).entries.map(renamed)];
    const bus = [...entries.flatMap(linesOf), ...observations];
    const [objects, rebuilt] = [world.bucket(), world.bucket()];
    const [early, late] = [
      bus.filter(() => dice.next().value !== 0),
      bus.filter(() => dice.next().value === 0),
    ];
    await put(objects, '1', early.toReversed());
    await curate(shopOf(objects));
    await put(objects, '2', late);
    await put(
      objects,
      '3',
      bus.filter((line) => !early.includes(line) || dice.next().value === 0),
    );
    await curate(shopOf(objects), { limits: { bytes: 1, objects: 1 } });
    await compact(shopOf(objects));
    // Of what arrived, the rebuild takes the observations alone.
    await put(rebuilt, '1', [...observations, ...observations, ...bus.filter(() => dice.next().value === 0)]);
    await rebuild(shopOf(rebuilt), ledgerOf(entries), { spoolCharacters: 2_000 });
    const tables = await readLake(objects, engine, world.folder);
    expect(await readLake(rebuilt, engine, world.folder)).toEqual(tables);
    expect(Object.keys(tables)).toHaveLength(9);
  });
  await fc.assert(law, { seed: SEED, numRuns: runs(2) });
}, 600_000);

test('killed at any call and begun again, it makes the same; the lake stays as it was until then', async () => {
  const whole = world.bucket();
  await put(whole, '1', observations);
  await rebuild(shopOf(whole), ledgerOf(story));
  const expected = await readLake(whole, engine, world.folder);

  const objects = world.bucket();
  await put(objects, '1', observations);
  await curate(shopOf(objects));
  const before = await readLake(objects, engine, world.folder);
  const shop = shopOf(objects);
  let deaths = 0;
  for (let calls = 3; ; calls += 3) {
    try {
      const dying = dyingObjects(objects, calls, deaths % 2 === 0);
      await rebuild({ ...shop, objects: dying }, ledgerOf(story), { spoolCharacters: 1 });
      break;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      deaths += 1;
    }
    const { manifest } = await readManifest(objects);
    if (manifest.generation > 1) break;
    await cleanLake(objects, NOW);
    expect(await readLake(objects, engine, world.folder)).toEqual(before);
  }
  expect(deaths).toBeGreaterThan(3);
  expect(await readLake(objects, engine, world.folder)).toEqual(expected);
  await cleanLake(objects, NOW + 86_400);
  expect(await readLake(objects, engine, world.folder)).toEqual(expected);
});

test('what arrives meanwhile comes with the next curation, once; of two rebuilds one counts', async () => {
  const objects = world.bucket();
  const [first = [], second = []] = [story.slice(0, 4), story.slice(4)].map((some) => some.flatMap(linesOf));
  await put(objects, '1', first);
  await curate(shopOf(objects));
  const ended = new AbortController();
  const [shop, rival] = [shopOf(objects), shopOf(objects, await world.engine())];
  const stop = { signal: ended.signal, progress: () => ended.abort() };
  expect(await rebuild(shop, ledgerOf(story), stop)).toBeNull();
  await put(objects, '2', second);
  await curate(shopOf(objects));
  const expected = await readLake(objects, engine, world.folder);
  expect(await rebuild(shop, ledgerOf(story))).toMatchObject({ generation: 2 });
  expect(await curate(shopOf(objects))).toMatchObject([{ objects: 1, rows: 0 }]);
  expect(await readLake(objects, engine, world.folder)).toEqual(expected);

  const ends = await Promise.allSettled([shop, rival].map((each) => rebuild(each, ledgerOf(story))));
  // The slower one is refused; or it was as fast, and finds that what it made, byte for byte, is what counts already.
  const counting = ends.flatMap((end) => (end.status === 'fulfilled' ? [JSON.stringify(end.value)] : []));
  expect(new Set(counting).size).toBe(1);
  expect(JSON.parse(counting[0] ?? '{}')).toMatchObject({ generation: 3 });
  expect(await curate(shopOf(objects))).toEqual([]);
  expect(await readLake(objects, engine, world.folder)).toEqual(expected);
});

test('what cannot be read of what arrived is set aside, and the rest is made', async () => {
  const objects = world.bucket();
  await put(objects, '1', observations);
  await put(objects, '2', [{ sequence: null }]);
  await objects.put(rawKey('2026-11-22', '3'), Buffer.from('no gzip'));
  const manifest = await rebuild(shopOf(objects), ledgerOf(story));
  expect(manifest?.setAside.map(({ key: at }) => at)).toEqual(
    ['2', '3'].map((name) => rawKey('2026-11-22', name)),
  );
  expect(manifest?.files.length).toBeGreaterThan(9);
});

/** To a survey that a trigger asked for. */
function answer() {
  const { detail, ...event } = fullEvent('activity.recorded');
  const data = {
    ...(detail as { data: object }).data,
    type: 'survey_answered',
    activityId: 'after-order:mbr_0123456789abcdefghij:1001',
    attributes: { survey: 'nps', kind: 'nps', score: 9 },
  };
  return { ...event, detail: { ...detail, data } };
}
