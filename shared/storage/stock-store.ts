import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number } from './account-codec.ts';
import { type CounterUpdate, counterUpdate } from './counter-update.ts';
import { asFault } from './fault.ts';
import type { Item, Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { stockKey } from './rewards-keys.ts';
import { type Reserved, roomIn, STOCK_SHARDS, type Stock, type StockShard, stockOf } from './stock.ts';
import { untilCommitted } from './until-committed.ts';

export type StockStore = ReturnType<typeof stockStore>;

/** DynamoDB reads a hundred items at once. */
const KEYS_AT_ONCE = 100;
const RESERVED = /^r(\d+)$/;
const reservedUntil = (lapsesAt: EpochSeconds): string => `r${lapsesAt}`;

/**
 * The only code that reads or writes counters of stock. Each reward with a stock has eight, each on a key of its own,
 * made by the first unit taken from it. A counter has `taken`, all units that are captured or reserved, and for each
 * second at which reservations lapse `r<second>`, how many. Reservations of one second are alike: which redemption has
 * one is said by its entries, in whose transaction every write here is a part. Nothing sweeps: whoever takes a unit clears
 * away what has lapsed, on the condition that it is still as it was read.
 *
 * Throughput of one reward, by construction: a key takes 1,000 write units a second, and a transactional write of up to
 * 1 KB costs two of them. So eight keys take 4,000 writes a second: 4,000 redemptions that are captured at once, or
 * 2,000 that are authorized and captured later. It is less
 * - where units stay reserved at many different seconds: 70 of them in one counter are 1 KB, and each further KB costs two
 *   more units a write. A rush within a few seconds adds a few only;
 * - where transactions meet on one counter at the same moment: one of them loses and is tried again;
 * - near the end, when the last units are in few counters.
 * A counter that reaches the 400 KB of an item would have 28,000 different seconds at which reservations lapse.
 */
export function stockStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Consistently, one read unit a counter: ask only for rewards that have a stock. @throws Fault when storage fails. */
    async read(rewardIds: readonly string[]): Promise<Stock> {
      const distinct = [...new Set(rewardIds)];
      const items = await getItems(distinct.flatMap((rewardId) => keysOf(rewardId)));
      const found = new Map(items.map((item) => [item['pk']?.S, item]));
      return stockOf(
        new Map(
          distinct.map((rewardId) => [
            rewardId,
            keysOf(rewardId).map(({ pk }) => decodeShard(found.get(pk.S))),
          ]),
        ),
      );
    },

    /** The counter that a redemption's unit was taken from, consistently: one read unit. @throws Fault when storage fails. */
    async readShard(rewardId: string, shard: number): Promise<StockShard> {
      const [item] = await getItems([stockKey(rewardId, shard)]);
      return decodeShard(item);
    },

    /**
     * Takes a unit of a stock of `limit`: reserves it until the hold lapses, or with `null` for good. Null: none is left.
     * A transaction that was decided on an old reading fails as `companion`: read again and decide again.
     */
    reserving(
      stock: Stock,
      rewardId: string,
      limit: number,
      lapsesAt: EpochSeconds | null,
      now: EpochSeconds,
    ): { readonly shard: number; readonly companion: Companion } | null {
      const first = Math.floor(Math.random() * STOCK_SHARDS);
      const room = roomIn(stock.shardsOf(rewardId), limit, now, first);
      if (room === null) return null;
      const { shard, cleared, takenAtMost } = room;
      const update = counterUpdate(tableName, stockKey(rewardId, shard));
      update.add('taken', 1 - cleared.reduce((sum, { units }) => sum + units, 0));
      update.require('taken', '<=', takenAtMost, cleared.length === 0);
      for (const { lapsesAt: lapsed, units } of cleared) {
        update.remove(reservedUntil(lapsed));
        update.require(reservedUntil(lapsed), '=', units);
      }
      if (lapsesAt !== null) update.add(reservedUntil(lapsesAt), 1);
      return { shard, companion: update.companion() };
    },

    /**
     * Makes a reservation final. Null when it has lapsed, or was cleared away: then the unit must be taken anew, with
     * `reserving` for good, which finds it again unless somebody else has it.
     */
    capturing(
      counter: StockShard,
      rewardId: string,
      shard: number,
      lapsesAt: EpochSeconds | null,
      now: EpochSeconds,
    ): Companion | null {
      return ending(counter, rewardId, shard, lapsesAt, now)?.companion() ?? null;
    },

    /** Gives a reserved unit back. Null when it has lapsed: then it is free already. */
    releasing(
      counter: StockShard,
      rewardId: string,
      shard: number,
      lapsesAt: EpochSeconds | null,
      now: EpochSeconds,
    ): Companion | null {
      const update = ending(counter, rewardId, shard, lapsesAt, now);
      if (update === null) return null;
      update.add('taken', -1);
      return update.companion();
    },

    /** Gives captured units back: all that one transaction returns to this shard. */
    returning(rewardId: string, shard: number, units = 1): Companion {
      const update = counterUpdate(tableName, stockKey(rewardId, shard));
      update.add('taken', -units);
      update.require('taken', '>=', units);
      return update.companion();
    },
  };

  /** One reservation less; `taken` as it was. The last one of a second takes its attribute with it. */
  function ending(
    { reserved: all }: StockShard,
    rewardId: string,
    shard: number,
    lapsesAt: EpochSeconds | null,
    now: EpochSeconds,
  ): CounterUpdate | null {
    if (lapsesAt === null || lapsesAt <= now) return null;
    const reserved = all.find((one) => one.lapsesAt === lapsesAt);
    if (reserved === undefined || reserved.units < 1) return null;
    const update = counterUpdate(tableName, stockKey(rewardId, shard));
    const attribute = reservedUntil(lapsesAt);
    if (reserved.units === 1) {
      update.remove(attribute);
      update.require(attribute, '=', 1);
    } else {
      update.add(attribute, -1);
      update.require(attribute, '>=', 1);
    }
    return update;
  }

  async function getItems(keys: readonly Key[]): Promise<readonly Item[]> {
    const pages: Item[] = [];
    for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
      pages.push(...(await getPage(keys.slice(start, start + KEYS_AT_ONCE))));
    }
    return pages;
  }

  /** DynamoDB may leave some keys for another time when it is short of capacity. */
  async function getPage(keys: readonly Key[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    let left: Record<string, AttributeValue>[] = keys.map((key) => ({ ...key }));
    await untilCommitted(async () => {
      const answer = await batchGet(left);
      items.push(...(answer.Responses?.[tableName] ?? []));
      left = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
      return left.length === 0 ? items : null;
    }, 'reading stock');
    return items;
  }

  async function batchGet(keys: Record<string, AttributeValue>[]): Promise<BatchGetItemCommandOutput> {
    try {
      return await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }),
      );
    } catch (error) {
      throw asFault(error, 'reading stock');
    }
  }
}

const keysOf = (rewardId: string): readonly Key[] =>
  Array.from({ length: STOCK_SHARDS }, (_, shard) => stockKey(rewardId, shard));

function decodeShard(item: Item | undefined): StockShard {
  if (item === undefined) return { taken: 0, reserved: [] };
  const reserved = Object.keys(item).flatMap((attribute): readonly Reserved[] => {
    const second = RESERVED.exec(attribute)?.[1];
    return second === undefined ? [] : [{ lapsesAt: Number(second), units: number(item, attribute) }];
  });
  return { taken: number(item, 'taken'), reserved };
}
