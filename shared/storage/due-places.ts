import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import { dueBefore, duePartition, type Place, placeKey, SHARD_PARTITION, shardKey } from './journeys-keys.ts';
import type { Item } from './keys.ts';
import type { Companion } from './ledger-write.ts';

/** How far a shard of the index was looked through. */
export interface ShardState {
  readonly shard: number;
  /** The first hour that may hold a place. */
  readonly fromHour: number;
}

/** As many as one call takes, and as many calls at once as keep one connection pool busy. */
const REMOVED_AT_ONCE = 25;
const CALLS_AT_ONCE = 8;

export type DuePlaces = ReturnType<typeof duePlaces>;

/**
 * The only code that reads or writes the index of when members are looked at next. A place is taken in the transaction that
 * changes the journey; it is taken away when the member was handed to the queue. Every method throws a `Fault` when storage fails.
 */
export function duePlaces(client: DynamoDBClient, tableName: string) {
  return {
    taking: (place: Place): Companion => ({ Put: { TableName: tableName, Item: { ...placeKey(place) } } }),

    /** Nothing happens where it is gone. */
    leaving: (place: Place): Companion => ({ Delete: { TableName: tableName, Key: { ...placeKey(place) } } }),

    /** What of a shard's hour is due at `now`, longest due first, consistently. */
    async due(shard: number, hour: number, now: EpochSeconds, limit: number): Promise<readonly Place[]> {
      const { Items = [] } = await query({
        KeyConditionExpression: 'pk = :bucket AND sk < :later',
        ExpressionAttributeValues: {
          ':bucket': { S: duePartition(hour, shard) },
          ':later': { S: dueBefore(now) },
        },
        Limit: limit,
      });
      return Items.map((item) => text(item, 'sk'));
    },

    /** Takes places away whose members were handed on. */
    async remove(places: readonly Place[]): Promise<void> {
      const requests = places.map((place) => ({ DeleteRequest: { Key: { ...placeKey(place) } } }));
      const batches = chunks(requests, REMOVED_AT_ONCE);
      for (const together of chunks(batches, CALLS_AT_ONCE)) await Promise.all(together.map(write));
    },

    /** By shard; those that nobody looked at yet are left out. One read unit. */
    async shards(): Promise<readonly ShardState[]> {
      const { Items = [] } = await query({
        KeyConditionExpression: 'pk = :shards',
        ExpressionAttributeValues: { ':shards': { S: SHARD_PARTITION } },
      });
      return Items.map((item) => ({ shard: Number(text(item, 'sk')), fromHour: number(item, 'fromHour') }));
    },

    /** Keeps others off a shard until then; false where somebody else does. A lease that nobody gives back ends by itself. */
    async lease(shard: number, until: EpochSeconds, now: EpochSeconds, fromHour: number): Promise<boolean> {
      try {
        await update(shard, {
          UpdateExpression: 'SET leasedUntil = :until, fromHour = if_not_exists(fromHour, :from)',
          ConditionExpression: 'attribute_not_exists(leasedUntil) OR leasedUntil <= :now',
          ExpressionAttributeValues: {
            ':until': { N: until.toString() },
            ':now': { N: now.toString() },
            ':from': { N: fromHour.toString() },
          },
        });
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw asFault(error, 'leasing a shard of the index of journeys');
      }
    },

    /** Gives a lease back. */
    async release(shard: number): Promise<void> {
      await update(shard, { UpdateExpression: 'REMOVE leasedUntil' }).catch((error: unknown) => {
        throw asFault(error, 'giving a shard of the index of journeys back');
      });
    },

    /** Nothing is left before that hour, and nothing will be put there any more. */
    async passTo(shard: number, fromHour: number): Promise<void> {
      await update(shard, {
        UpdateExpression: 'SET fromHour = :from',
        ExpressionAttributeValues: { ':from': { N: fromHour.toString() } },
      }).catch((error: unknown) => {
        throw asFault(error, 'writing down how far the index of journeys was looked through');
      });
    },
  };

  async function query(input: {
    readonly KeyConditionExpression: string;
    readonly ExpressionAttributeValues: Item;
    readonly Limit?: number;
  }) {
    try {
      return await client.send(new QueryCommand({ TableName: tableName, ConsistentRead: true, ...input }));
    } catch (error) {
      throw asFault(error, 'reading the index of journeys');
    }
  }

  function update(
    shard: number,
    input: {
      readonly UpdateExpression: string;
      readonly ConditionExpression?: string;
      readonly ExpressionAttributeValues?: Item;
    },
  ) {
    return client.send(
      new UpdateItemCommand({ TableName: tableName, Key: { ...shardKey(shard) }, ...input }),
    );
  }

  async function write(requests: readonly WriteRequest[]): Promise<void> {
    const { UnprocessedItems = {} } = await client
      .send(new BatchWriteItemCommand({ RequestItems: { [tableName]: [...requests] } }))
      .catch((error: unknown) => {
        throw asFault(error, 'taking places off the index of journeys');
      });
    const left = UnprocessedItems[tableName] ?? [];
    if (left.length > 0) await write(left);
  }
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
