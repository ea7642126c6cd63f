import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roomIn, type StockShard } from '../../shared/storage/stock.ts';
import { type StockStore, stockStore } from '../../shared/storage/stock-store.ts';
import { type RewardsTable, startRewardsTable, TABLE } from './rewards-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;
const LAPSE = NOW + 1_800;

let table: RewardsTable;
let stocks: StockStore;

beforeAll(async () => {
  table = await startRewardsTable(0.1);
  stocks = stockStore(table.client, TABLE);
});
afterAll(() => table.close());

/** Takes a unit, however often it takes; the shard, or null when none is left. */
async function take(
  rewardId: string,
  limit: number,
  lapsesAt: number | null,
  now = NOW,
): Promise<number | null> {
  for (;;) {
    const taken = stocks.reserving(await stocks.read([rewardId]), rewardId, limit, lapsesAt, now);
    if (taken === null) return null;
    if (await table.commit(taken.companion)) return taken.shard;
  }
}

const leftOf = async (rewardId: string, limit: number, now = NOW) =>
  (await stocks.read([rewardId])).left(rewardId, limit, now);

/** Commits what is decided on a fresh reading; false where there is nothing to write. */
async function change(decide: (stock: Awaited<ReturnType<StockStore['read']>>) => unknown): Promise<boolean> {
  for (;;) {
    const companion = decide(await stocks.read(['mug', 'spa', 'bag'])) as
      | Parameters<RewardsTable['commit']>[0]
      | null;
    if (companion === null) return false;
    if (await table.commit(companion)) return true;
  }
}

describe('stock', () => {
  test.each([
    ['reserved', LAPSE],
    ['captured at once', null],
  ])('of twenty is given twenty times among two hundred at once: %s', async (what, lapsesAt) => {
    const rewardId = `rush ${what}`;
    const shards = await Promise.all(Array.from({ length: 200 }, () => take(rewardId, 20, lapsesAt)));
    expect(shards.filter((shard) => shard !== null)).toHaveLength(20);
    expect(await leftOf(rewardId, 20)).toBe(0);
    const stock = await stocks.read([rewardId]);
    expect(stock.shardsOf(rewardId).reduce((sum, { taken }) => sum + taken, 0)).toBe(20);
  });

  test('of a lapsed reservation is free at that second, and no earlier', async () => {
    expect(await take('mug', 1, LAPSE)).not.toBeNull();
    expect([await leftOf('mug', 1, LAPSE - 1), await leftOf('mug', 1, LAPSE)]).toEqual([0, 1]);
    expect(await take('mug', 1, null, LAPSE - 1)).toBeNull();
    expect(await take('mug', 1, null, LAPSE)).not.toBeNull();
    expect(await leftOf('mug', 1, LAPSE)).toBe(0);
  });

  test('of a captured reservation stays taken when its second has passed', async () => {
    const shard = (await take('spa', 2, LAPSE)) ?? -1;
    await take('spa', 2, LAPSE);
    const counter = await stocks.readShard('spa', shard);
    expect(await change(() => stocks.capturing(counter, 'spa', shard, LAPSE, NOW))).toBe(true);
    expect(await leftOf('spa', 2, LAPSE)).toBe(1);
    expect(await change(() => stocks.returning('spa', shard))).toBe(true);
    expect(await leftOf('spa', 2, LAPSE)).toBe(2);
  });

  test('that lapsed can be neither captured nor released, because somebody else may count on it', async () => {
    const shard = (await take('bag', 1, LAPSE)) ?? -1;
    const counter = await stocks.readShard('bag', shard);
    expect(stocks.capturing(counter, 'bag', shard, LAPSE, LAPSE)).toBeNull();
    expect(stocks.releasing(counter, 'bag', shard, LAPSE, LAPSE)).toBeNull();
  });

  test('is only given back where it was taken', async () => {
    expect(await table.commit(stocks.returning('nothing', 3))).toBe(false);
  });

  test('is read for many rewards at once', async () => {
    const rewardIds = Array.from({ length: 30 }, (_, index) => `many-${index}`);
    await take('many-29', 5, null);
    const stock = await stocks.read([...rewardIds, 'many-29']);
    expect(rewardIds.map((rewardId) => stock.left(rewardId, 5, NOW))).toEqual([...Array(29).fill(5), 4]);
    expect(() => stock.left('another', 5, NOW)).toThrow('the stock of reward another was not read');
  });
});

describe('a limit that was lowered', () => {
  const taken = (...units: number[]): StockShard[] => units.map((count) => ({ taken: count, reserved: [] }));

  test('leaves nothing, where shards with more than their part have it all, though others have less', () => {
    expect(roomIn(taken(10, 10, 10, 10, 0, 0, 0, 0), 40, NOW, 5)).toBeNull();
  });

  test('leaves what is left where there are shards with less than their part', () => {
    const room = roomIn(taken(10, 10, 10, 9, 0, 0, 0, 0), 40, NOW, 5);
    expect(room).toMatchObject({ shard: 4, takenAtMost: 0 });
  });

  test('counts a lapsed reservation for none, wherever it is', () => {
    const shards = taken(0, 1, 1, 1, 1, 1, 1, 1).map(({ taken }) => ({
      taken,
      reserved: taken > 0 ? [{ lapsesAt: NOW, units: 1 }] : [],
    }));
    expect(roomIn(shards, 2, NOW - 1, 0)).toBeNull();
    expect(roomIn(shards, 2, NOW, 0)).toEqual({ shard: 0, cleared: [], takenAtMost: 0 });
    expect(roomIn(shards, 2, NOW, 1)).toEqual({
      shard: 1,
      cleared: [{ lapsesAt: NOW, units: 1 }],
      takenAtMost: 1,
    });
  });

  test('is cleared of a hundred lapsed seconds at once, those with most units first', () => {
    const reserved = Array.from({ length: 150 }, (_, index) => ({ lapsesAt: NOW - index, units: 1 + index }));
    const [, ...others] = taken(0, 0, 0, 0, 0, 0, 0, 0);
    const full = reserved.reduce((sum, { units }) => sum + units, 0);
    const room = roomIn([{ taken: full, reserved }, ...others], full, NOW, 0);
    expect(room?.shard).toBe(0);
    expect(room?.cleared.map(({ units }) => units)).toEqual(
      Array.from({ length: 100 }, (_, index) => 150 - index),
    );
  });
});
