import { ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { friendList } from '../../shared/storage/friend-list.ts';
import {
  decodeVisit,
  newVisitId,
  type Visit,
  visitStore,
  visitTimeOf,
} from '../../shared/storage/visit-store.ts';
import { check } from '../law-runs.ts';
import { type StartedTable, startTable } from './started-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;
const DAY = 86_400;

let table: StartedTable;
beforeAll(async () => {
  table = await startTable('Referrals', 0);
});
afterAll(() => table.close());

const visitAt = (visitedAt: number, more: Partial<Visit> = {}): Visit => ({
  visitId: newVisitId(visitedAt),
  advocateId: 'mbr_1',
  code: 'amber-otter-42',
  visitedAt,
  channel: 'whatsapp',
  referrerHost: 'news.example.com',
  forgottenAt: visitedAt + 30 * DAY,
  ...more,
});

describe('the id of a visit', () => {
  test('tells its time, and nothing else twice', () => {
    const moments = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const seen = new Set<string>();
    check(
      fc.property(moments, (now) => {
        const visitId = newVisitId(now);
        expect(visitId).toMatch(/^v[0-9a-f]{8}[A-Za-z0-9_-]{22}$/);
        expect(visitTimeOf(visitId)).toBe(now);
        expect(seen.has(visitId)).toBe(false);
        seen.add(visitId);
      }),
    );
  });

  test.each([
    '',
    'v',
    'v6562',
    newVisitId(NOW).slice(1),
    `${newVisitId(NOW)}x`,
    'V656256c0aaaaaaaaaaaaaaaaaaaaaa',
  ])('"%s" is none', async (text) => {
    expect(visitTimeOf(text)).toBeNull();
    expect(await visitStore(table.client, table.name).read(text)).toBeNull();
  });
});

describe('a visit', () => {
  test('is found by its id as it was recorded, also twice', async () => {
    const visits = visitStore(table.client, table.name);
    const full = visitAt(NOW);
    const bare = visitAt(NOW, { channel: null, referrerHost: null });
    for (const visit of [full, bare, full]) await visits.record(visit);
    expect(await visits.read(full.visitId)).toEqual(full);
    expect(await visits.read(bare.visitId)).toEqual(bare);
    expect(await visits.read(newVisitId(NOW))).toBeNull();
  });

  test('is told from all else in the table, and has nothing more than what a visit has', async () => {
    const visits = visitStore(table.client, table.name);
    const friends = friendList(table.client, table.name);
    const visit = visitAt(NOW + 1);
    await visits.record(visit);
    await table.commit(friends.adding('mbr_1', { friendId: 'mbr_2', signedUpAt: NOW, outcome: null }));
    const { Items: items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    expect(items.map(decodeVisit).filter((one) => one === null)).toHaveLength(1);
    const stored = items.find((item) => decodeVisit(item)?.visitId === visit.visitId) ?? {};
    expect(decodeVisit(stored)).toEqual(visit);
    expect(Object.keys(stored).sort()).toEqual(
      ['advocateId', 'channel', 'code', 'forgottenAt', 'pk', 'referrerHost', 'sk', 'visitedAt'].sort(),
    );
    expect(stored['forgottenAt']).toEqual({ N: visit.forgottenAt.toString() });
  });
});
