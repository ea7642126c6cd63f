import { afterAll, expect, test } from 'vitest';
import { cleanLake } from '../../shared/lake/clean.ts';
import { curate } from '../../shared/lake/curate.ts';
import { readManifest } from '../../shared/lake/manifest-store.ts';
import { gzippedLines, rawKey, startWorld } from './curation-world.ts';
import { aLine, aPosting, MEMBER } from './raw-lines.ts';
import { readLake } from './read-lake.ts';

const world = await startWorld();
const engine = await world.engine();
afterAll(() => world.close());
const clock = () => ({ now: Date.parse('2026-11-23T12:00:00Z') / 1000 });

const order = aLine({
  id: 'evt_a',
  type: 'order.recorded',
  data: {
    orderKey: 'k1',
    currency: 'EUR',
    netAmount: 4_999,
    placedAt: '2026-11-20T09:59:00Z',
    channel: 'web',
    country: 'AT',
    withheld: null,
    isReferred: true,
    points: 49,
    redemptions: [],
  },
  postings: [
    aPosting('issued', -49),
    aPosting('pending', 49, {
      lot: '1827352800',
      lotExpiresAt: '2027-11-28T10:00:00Z',
      activatesAt: '2026-12-01T00:00:00Z',
    }),
  ],
});

test('each event comes into its tables, column by column', async () => {
  const objects = world.bucket();
  const lines = [
    order,
    aLine({
      id: 'evt_b',
      sequence: 2,
      type: 'order.refunded',
      data: {
        orderKey: 'k1',
        currency: 'EUR',
        netAmount: 4_999,
        reversed: 49,
        isWhole: true,
        isReferred: true,
      },
    }),
    aLine({
      id: 'evt_c',
      type: 'activity.recorded',
      data: {
        activityKey: 'a1',
        type: 'survey_answered',
        attributes: { kind: 'nps', score: 9, survey: 's1' },
        points: 5,
      },
    }),
    aLine({
      id: 'evt_d',
      type: 'activity.recorded',
      data: { activityKey: 'a2', type: 'review', attributes: { score: true, survey: 3 }, points: 1 },
    }),
    aLine({
      id: 'evt_e',
      sequence: null,
      programVersion: null,
      type: 'ask.made',
      data: {
        triggerId: 't',
        askId: 'k',
        programVersion: 4,
        variant: 'all',
        channel: 'email',
        actions: ['message'],
      },
    }),
    aLine({
      id: 'evt_f',
      type: 'referral.rewarded',
      data: { friendId: 'mbr_f', side: 'advocate', points: 100, withheld: null },
    }),
    aLine({
      id: 'evt_g',
      type: 'redemption.captured',
      data: { redemptionKey: 'r', rewardId: 'mug', points: 30, granted: { by: 'trigger', triggerId: 't' } },
    }),
    aLine({ id: 'evt_h', type: 'tier.changed', data: { from: null, to: 'gold' } }),
    aLine({
      id: 'evt_i',
      type: 'journey.stage_changed',
      sequence: null,
      data: { from: 'new', to: 'active', because: 'first_order' },
    }),
    aLine({ id: 'evt_j', type: 'member.enrolled' }),
    aLine({ id: 'evt_k', type: 'something.new', data: {} }),
  ];
  await objects.put(rawKey('2026-11-20', '10-a'), gzippedLines(lines));
  const reports = await curate(world.workshop(objects, engine, clock()));
  expect(reports).toMatchObject([
    { sequence: 1, objects: 1, lines: 11, rows: 12, setAside: [], isLast: true },
  ]);
  const { orders, postings, activities, asks, referrals, redemptions, tiers, stages, members } =
    await readLake(objects, engine, world.folder);
  const common = {
    event_id: 'evt_a',
    type: 'order.recorded',
    member_id: MEMBER,
    sequence: 1,
    program_version: 3,
    occurred_at: '2026-11-20T10:00:00Z',
    recorded_at: '2026-11-20T10:00:05Z',
  };
  expect(orders?.[0]).toEqual({
    ...common,
    order_key: 'k1',
    currency: 'EUR',
    net_minor: 4_999,
    is_whole: false,
    placed_at: '2026-11-20T09:59:00Z',
    channel: 'web',
    country: 'AT',
    is_referred: true,
    withheld: null,
    other_member_id: null,
    points: 49,
  });
  expect(orders?.[1]).toMatchObject({ net_minor: -4_999, is_whole: true, points: -49, placed_at: null });
  expect(postings).toEqual([
    {
      ...common,
      movement: 0,
      place: 0,
      by_time: false,
      at: '2026-11-20T10:00:05Z',
      account: 'issued',
      points: -49,
      lot: null,
      lot_expires_at: null,
      activates_at: null,
      hold: null,
    },
    {
      ...common,
      movement: 0,
      place: 1,
      by_time: false,
      at: '2026-11-20T10:00:05Z',
      account: 'pending',
      points: 49,
      lot: '1827352800',
      lot_expires_at: '2027-11-28T10:00:00Z',
      activates_at: '2026-12-01',
      hold: null,
    },
  ]);
  expect(activities).toMatchObject([
    { activity_key: 'a1', survey_id: 's1', survey_kind: 'nps', score: 9, points: 5 },
    { activity_key: 'a2', survey_id: null, survey_kind: null, score: null, points: 1 },
  ]);
  expect(asks).toMatchObject([
    { sequence: null, program_version: 4, ask_id: 'k', variant: 'all', channel: 'email' },
  ]);
  expect(referrals).toMatchObject([
    { friend_id: 'mbr_f', advocate_id: MEMBER, side: 'advocate', points: 100 },
  ]);
  expect(redemptions).toMatchObject([
    { redemption_key: 'r', reward_id: 'mug', points: 30, granted_by: 'trigger' },
  ]);
  expect(tiers).toMatchObject([{ from_tier: null, to_tier: 'gold' }]);
  expect(stages).toMatchObject([{ from_stage: 'new', to_stage: 'active', because: 'first_order' }]);
  expect(members).toMatchObject([{ event_id: 'evt_j' }]);
});

test('what is in is not read again; duplicates and late events come once, the latter under their own arrival', async () => {
  const objects = world.bucket();
  const shop = world.workshop(objects, engine, clock());
  await objects.put(rawKey('2026-11-20', '10-a'), gzippedLines([order, order]));
  await curate(shop);
  expect(await curate(shop)).toEqual([]);
  const late = aLine({ id: 'evt_late', type: 'member.enrolled' });
  await objects.put(rawKey('2026-11-22', '03-b'), gzippedLines([order, late]));
  expect(await curate(shop)).toMatchObject([{ sequence: 2, lines: 2, rows: 1 }]);
  const { manifest } = await readManifest(objects);
  expect(manifest.files.map(({ table, day, arrived, rows }) => [table, day, arrived, rows])).toEqual([
    ['orders', '2026-11-20', '2026-11-20', 1],
    ['postings', '2026-11-20', '2026-11-20', 2],
    ['members', '2026-11-20', '2026-11-22', 1],
  ]);
  expect(manifest.newest).toEqual({ occurredAt: '2026-11-20T10:00:00Z', recordedAt: '2026-11-20T10:00:05Z' });
});

test('the same raw objects give the same bytes', async () => {
  const hashes = [];
  for (let time = 0; time < 2; time += 1) {
    const objects = world.bucket();
    await objects.put(rawKey('2026-11-20', '10-a'), gzippedLines(time === 0 ? [order] : [order, order]));
    await curate(world.workshop(objects, await world.engine(), clock()));
    hashes.push((await readManifest(objects)).manifest.files.map(({ key }) => key));
  }
  expect(hashes[0]).toEqual(hashes[1]);
});

test('an object that cannot be read is set aside with its cause, keeps none out, and can be taken later', async () => {
  const objects = world.bucket();
  const shop = world.workshop(objects, engine, clock());
  await objects.put(rawKey('2026-11-20', '10-a'), gzippedLines([order]));
  await objects.put(rawKey('2026-11-20', '11-b'), gzippedLines([{ id: 'evt_x', type: 'member.enrolled' }]));
  await objects.put(rawKey('2026-11-20', '12-c'), Buffer.from('no gzip'));
  const [report] = await curate(shop);
  expect(report).toMatchObject({ lines: 1, rows: 3 });
  expect(report?.setAside.map(({ key }) => key)).toEqual([
    rawKey('2026-11-20', '11-b'),
    rawKey('2026-11-20', '12-c'),
  ]);
  expect(report?.setAside[0]?.cause).toMatch(/lack id, type/);
  expect((await readManifest(objects)).manifest.setAside).toHaveLength(2);
  expect(await curate(shop)).toEqual([]);
  await objects.put(
    rawKey('2026-11-20', '12-c'),
    gzippedLines([aLine({ id: 'evt_c', type: 'member.closed' })]),
  );
  await curate(shop, { since: '2026-11-20' });
  expect((await readManifest(objects)).manifest.setAside.map(({ key }) => key)).toEqual([
    rawKey('2026-11-20', '11-b'),
  ]);
  expect((await readLake(objects, engine, world.folder))['members']).toMatchObject([{ event_id: 'evt_c' }]);
});

test('where nothing can be read, that is said, and nothing else changes', async () => {
  const objects = world.bucket();
  const shop = world.workshop(objects, await world.engine(), clock());
  await objects.put(rawKey('2026-11-20', '12-c'), Buffer.from('no gzip'));
  expect(await curate(shop)).toMatchObject([{ lines: 0, rows: 0, files: 0 }]);
  expect((await readManifest(objects)).manifest).toMatchObject({ files: [], newest: null });
  await objects.put(rawKey('2026-11-22', '13-d'), gzippedLines([]));
  expect(await curate(shop)).toMatchObject([{ lines: 0, setAside: [] }]);
});

test('batches are bounded, and a run that is ended goes on later', async () => {
  const objects = world.bucket();
  const shop = world.workshop(objects, engine, clock());
  for (let number = 0; number < 5; number += 1)
    await objects.put(
      rawKey('2026-11-20', `10-${number}`),
      gzippedLines([aLine({ id: `evt_${number}`, type: 'member.enrolled' })]),
    );
  const ended = new AbortController();
  const limits = { bytes: 1, objects: 10 };
  const first = await curate(shop, {
    limits,
    signal: ended.signal,
    progress: ({ sequence }) => sequence === 2 && ended.abort(),
  });
  expect(first).toHaveLength(2);
  expect(await curate(shop, { limits: { bytes: 1_000_000, objects: 2 } })).toMatchObject([
    { objects: 2, isLast: false },
    { objects: 1, isLast: true },
  ]);
  expect((await readLake(objects, engine, world.folder))['members']).toHaveLength(5);
});

test('days that are over are counted and no longer named or listed; what came after all can be asked for', async () => {
  const objects = world.bucket();
  const at = clock();
  const shop = world.workshop(objects, engine, at);
  const member = (id: string, day: string) =>
    aLine({ id, type: 'member.enrolled', occurredAt: `${day}T01:00:00Z`, recordedAt: `${day}T01:00:00Z` });
  await objects.put(rawKey('2026-10-01', '10-a'), gzippedLines([member('evt_1', '2026-10-01')]));
  await objects.put(rawKey('2026-11-22', '10-a'), gzippedLines([member('evt_2', '2026-11-20')]));
  await curate(shop);
  expect((await readManifest(objects)).manifest.taken).toEqual({
    through: '2026-11-21',
    closedObjects: 1,
    names: { '2026-11-22': ['10-a.ndjson.gz'] },
  });
  await objects.put(
    rawKey('2026-10-01', '11-b'),
    gzippedLines([member('evt_3', '2026-10-01'), member('evt_1', '2026-10-01')]),
  );
  expect(await curate(shop)).toEqual([]);
  expect(await curate(shop, { since: '2026-10-01', limits: { bytes: 1, objects: 1 } })).toMatchObject([
    { rows: 0 },
    { rows: 1 },
  ]);
  expect((await readLake(objects, engine, world.folder))['members']).toHaveLength(3);
});

test('files whose manifest never came are deleted; those of a run at work stay', async () => {
  const objects = world.bucket();
  const at = clock();
  await objects.put(rawKey('2026-11-20', '10-a'), gzippedLines([order]));
  await curate(world.workshop(objects, engine, at));
  const name = (edition: string) =>
    `curated/v1/orders/day=2026-11-20/arrived=2026-11-20/${edition}-${'0'.repeat(64)}.parquet`;
  const editions = ['0-0000000009', '1-0000000001', '1-0000000002', '2-0000000000'];
  for (const edition of editions) await objects.put(name(edition), Buffer.from('x'));
  expect(await cleanLake(objects, at.now)).toBe(2);
  const left = [];
  for (const edition of editions) if ((await objects.get(name(edition))) !== null) left.push(edition);
  expect(left).toEqual(['1-0000000002', '2-0000000000']);
  expect((await readLake(objects, engine, world.folder))['orders']).toHaveLength(1);
});
