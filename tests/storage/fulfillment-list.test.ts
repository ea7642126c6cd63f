import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AwaitedFulfillment,
  type FulfillmentList,
  fulfillmentList,
} from '../../shared/storage/fulfillment-list.ts';
import { type RewardsTable, startRewardsTable, TABLE } from './rewards-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;

let table: RewardsTable;
let list: FulfillmentList;

beforeAll(async () => {
  table = await startRewardsTable(0);
  list = fulfillmentList(table.client, TABLE);
});
afterAll(() => table.close());

const awaited = (index: number): AwaitedFulfillment => ({
  redemptionId: `rdm_${index}`,
  rewardId: 'spa-day',
  memberId: 'mbr_1',
  capturedAt: NOW + Math.floor(index / 2),
});

test('what waits is listed in the order in which it was captured, page by page, until it is settled', async () => {
  const all = [0, 1, 2, 3, 4].map(awaited);
  for (const one of all.toReversed()) expect(await table.commit(list.awaiting(one))).toBe(true);
  expect(await list.list(10)).toEqual({ awaited: all, hasMore: false });
  const first = await list.list(3);
  expect(first).toEqual({ awaited: all.slice(0, 3), hasMore: true });
  expect(await list.list(3, first.awaited.at(-1))).toEqual({ awaited: all.slice(3), hasMore: false });
  expect(await table.commit(list.settled(awaited(1)), list.settled(awaited(4)))).toBe(true);
  expect((await list.list(10)).awaited).toEqual([0, 2, 3].map(awaited));
});

test('settling what does not wait changes nothing', async () => {
  const { awaited: before } = await list.list(10);
  expect(await table.commit(list.settled(awaited(77)))).toBe(true);
  expect((await list.list(10)).awaited).toEqual(before);
});
