import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { distinctCodes } from '../domain/rewards/coupon-code.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { importChunk, type PoolImport } from './pool-import.ts';
import { couponKey, POOL_SHARDS, placeInPool, poolKey, poolPartition } from './rewards-keys.ts';

/** A code that was free when it was read. */
export interface PooledCode {
  /** As it was imported. */
  readonly code: string;
  /** Take it out of the pool for a redemption. The transaction fails as `companion` where another was faster: take again. */
  companions(redemptionId: string): readonly Companion[];
}

export type PoolStore = ReturnType<typeof poolStore>;

/** Codes that a taker chooses among, so that those who look at the same place seldom want the same one. */
const CANDIDATES = 20;
/** Two items a code, and a transaction has a hundred. */
const CODES_AT_ONCE = 50;
const SHARDS = Array.from({ length: POOL_SHARDS }, (_, shard) => shard);

/**
 * The only code that reads or writes pools of codes. A free code is an item of its pool beside its pointer; taking it
 * deletes the one and points the other to the redemption. No code ever goes back into its pool.
 */
export function poolStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Any free code; null when the pool has none. @throws Fault when storage fails. */
    async takeFromPool(poolId: string): Promise<PooledCode | null> {
      const first = Math.floor(Math.random() * POOL_SHARDS);
      const candidates = await candidatesIn(poolId, first);
      // Only a pool that is nearly empty is looked through, all of it at once.
      const chosen = anyOf(candidates) ?? anyOf(await candidatesInAll(poolId));
      if (chosen === undefined) return null;
      const code = text(chosen, 'code');
      return { code, companions: (redemptionId) => taking(poolId, code, redemptionId) };
    },

    /**
     * Puts codes into a pool, in their order. Safe to repeat as a whole: what is there already, free or taken, is counted
     * and left as it is. `takenElsewhere`: codes, as given, that are of another pool or were made by chance.
     *
     * @throws Fault when storage fails; what was imported until then stays.
     */
    async importCodes(poolId: string, codes: readonly string[]): Promise<PoolImport> {
      const distinct = distinctCodes(codes);
      let imported = 0;
      let alreadyInPool = codes.length - distinct.length;
      const takenElsewhere: string[] = [];
      for (let start = 0; start < distinct.length; start += CODES_AT_ONCE) {
        const chunk = distinct.slice(start, start + CODES_AT_ONCE);
        const result = await importChunk(client, tableName, poolId, chunk);
        imported += result.imported;
        alreadyInPool += result.alreadyInPool;
        takenElsewhere.push(...result.takenElsewhere);
      }
      return { imported, alreadyInPool, takenElsewhere };
    },

    /** Codes that are free. It reads them all, a read unit for about a hundred, and may be behind a write by a moment. */
    async countPool(poolId: string): Promise<number> {
      const counts = await Promise.all(SHARDS.map((shard) => countShard(poolId, shard)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };

  async function candidatesInAll(poolId: string): Promise<readonly Item[]> {
    const found = await Promise.all(SHARDS.map((shard) => candidatesIn(poolId, shard)));
    return found.flat();
  }

  /** From a random place on, and where nothing is behind it, from the beginning. */
  async function candidatesIn(poolId: string, shard: number): Promise<readonly Item[]> {
    const place = placeInPool(Math.random());
    const behind = await query(poolId, shard, { after: place });
    return behind.length > 0 ? behind : query(poolId, shard, { before: place });
  }

  async function query(
    poolId: string,
    shard: number,
    { after, before }: { readonly after?: string; readonly before?: string },
  ): Promise<readonly Item[]> {
    const { Items = [] } = await send({
      KeyConditionExpression: `pk = :pool AND sk ${after === undefined ? '<' : '>='} :place`,
      ExpressionAttributeValues: {
        ':pool': { S: poolPartition(poolId, shard) },
        ':place': { S: after ?? before ?? '' },
      },
      ConsistentRead: true,
      Limit: CANDIDATES,
    });
    return Items;
  }

  async function countShard(poolId: string, shard: number): Promise<number> {
    let count = 0;
    let startKey: Item | undefined;
    do {
      const page = await send({
        KeyConditionExpression: 'pk = :pool',
        ExpressionAttributeValues: { ':pool': { S: poolPartition(poolId, shard) } },
        Select: 'COUNT',
        ...(startKey ? { ExclusiveStartKey: startKey } : {}),
      });
      count += page.Count ?? 0;
      startKey = page.LastEvaluatedKey;
    } while (startKey);
    return count;
  }

  async function send(input: Omit<QueryCommandInput, 'TableName'>) {
    try {
      return await client.send(new QueryCommand({ TableName: tableName, ...input }));
    } catch (error) {
      throw asFault(error, 'reading a pool of codes');
    }
  }

  function taking(poolId: string, code: string, redemptionId: string): readonly Companion[] {
    return [
      {
        Delete: {
          TableName: tableName,
          Key: { ...poolKey(poolId, code) },
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      {
        Update: {
          TableName: tableName,
          Key: { ...couponKey(code) },
          UpdateExpression: 'SET redemptionId = :redemption',
          ConditionExpression: 'poolId = :pool AND attribute_not_exists(redemptionId)',
          ExpressionAttributeValues: { ':redemption': { S: redemptionId }, ':pool': { S: poolId } },
        },
      },
    ];
  }
}

const anyOf = (items: readonly Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)];
