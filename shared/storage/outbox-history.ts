import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { text } from './account-codec.ts';
import { asFault, Fault } from './fault.ts';
import type { Item, Key } from './keys.ts';
import { decodeStoredItem, type StoredOutboxItem } from './outbox-codec.ts';
import { DECIDED_INDEX, outboxPartition } from './outbox-keys.ts';

export interface OutboxPage {
  readonly items: readonly StoredOutboxItem[];
  /** The place of the last one; null when there are no more. */
  readonly next: string | null;
}

/** As many as one call takes. */
const DELETED_AT_ONCE = 25;
const DELETING_TRIES = 5;

export type OutboxHistory = ReturnType<typeof outboxHistory>;

/** What was decided for one member, of the last 90 days. Every method throws a `Fault` when storage fails. */
export function outboxHistory(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * A page, newest first. The index says which, a moment late; what became of each is read consistently.
     *
     * @param after place at which the page before ended; null: the first page
     */
    async page(memberId: string, limit: number, after: string | null): Promise<OutboxPage> {
      const { Items, LastEvaluatedKey } = await query({
        IndexName: DECIDED_INDEX,
        KeyConditionExpression: `pk = :member${after === null ? '' : ' AND decided < :after'}`,
        ExpressionAttributeValues: {
          ':member': { S: outboxPartition(memberId) },
          ...(after === null ? {} : { ':after': { S: after } }),
        },
        ScanIndexForward: false,
        Limit: limit,
      });
      const items = await Promise.all(Items.map(keyOf).map(read));
      return {
        items: items.filter((item) => item !== null),
        next: LastEvaluatedKey?.['decided']?.S ?? null,
      };
    },

    /** Deletes all of a member who was erased. @returns false where there was nothing */
    async erase(memberId: string): Promise<boolean> {
      let [from, hadSome]: [Item | undefined, boolean] = [undefined, false];
      do {
        const { Items, LastEvaluatedKey } = await query({
          KeyConditionExpression: 'pk = :member',
          ExpressionAttributeValues: { ':member': { S: outboxPartition(memberId) } },
          ProjectionExpression: 'pk, sk',
          ConsistentRead: true,
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        });
        hadSome ||= Items.length > 0;
        for (let start = 0; start < Items.length; start += DELETED_AT_ONCE)
          await remove(Items.slice(start, start + DELETED_AT_ONCE).map(keyOf));
        from = LastEvaluatedKey;
      } while (from !== undefined);
      return hadSome;
    },
  };

  /** Null where it was erased meanwhile. */
  async function read(key: Key): Promise<StoredOutboxItem | null> {
    const { Item: stored } = await client
      .send(new GetItemCommand({ TableName: tableName, Key: { ...key }, ConsistentRead: true }))
      .catch((error: unknown) => {
        throw asFault(error, 'reading the outbox of a member');
      });
    return stored === undefined ? null : decodeStoredItem(stored);
  }

  async function query(input: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName'>) {
    const { Items = [], LastEvaluatedKey } = await client
      .send(new QueryCommand({ TableName: tableName, ...input }))
      .catch((error: unknown) => {
        throw asFault(error, 'reading the outbox of a member');
      });
    return { Items, LastEvaluatedKey };
  }

  async function remove(keys: readonly Key[]): Promise<void> {
    let requests = keys.map((key) => ({ DeleteRequest: { Key: { ...key } } }));
    for (let tries = 0; tries < DELETING_TRIES; tries += 1) {
      const { UnprocessedItems = {} } = await client
        .send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }))
        .catch((error: unknown) => {
          throw asFault(error, 'erasing the outbox of a member');
        });
      requests = (UnprocessedItems[tableName] ?? []) as typeof requests;
      if (requests.length === 0) return;
    }
    throw new Fault('UNAVAILABLE', 'storage took only a part of what is to be erased of an outbox');
  }
}

const keyOf = (item: Item): Key => ({ pk: { S: text(item, 'pk') }, sk: { S: text(item, 'sk') } });
