import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Attempt, Delivery } from '../domain/webhooks/delivery.ts';
import type { Next } from '../domain/webhooks/retry.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import type { GuardedWrite } from './webhook-commit.ts';
import { decodeDelivery, encodeAttempt, encodeDelivery } from './webhook-delivery-codec.ts';
import { DUE_INDEX, deliveryKey, deliveryPartition } from './webhook-keys.ts';

export interface DeliveryPage {
  readonly deliveries: readonly Delivery[];
  /** Sort key of the last one; null when there are no more. */
  readonly next: string | null;
}

/** So many keys of the index are read at once; more than are tried at once, because it may still show some that are done. */
const DUE_PAGE = 25;

/** So many are read at once where most of them may be of another status; some kilobytes each. */
const SOUGHT_AT_ONCE = 100;
/** A page is answered with what it has after so many reads. */
const MOST_READS = 10;

export type WebhookDeliveryStore = ReturnType<typeof webhookDeliveryStore>;

/** The only code that reads or writes deliveries. @throws Fault, in all of it, when storage fails. */
export function webhookDeliveryStore(client: DynamoDBClient, tableName: string) {
  return {
    /** A new one. False: this event is on its way to this endpoint already, or was. */
    async add(delivery: Delivery): Promise<boolean> {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: encodeDelivery(delivery),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw asFault(error, 'adding a delivery');
      }
    },

    /** A new one, as part of a transaction; otherwise `repeated`. */
    adding(delivery: Delivery): GuardedWrite<'repeated'> {
      return {
        otherwise: 'repeated',
        item: {
          Put: {
            TableName: tableName,
            Item: encodeDelivery(delivery),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      };
    },

    read: (deliveryId: string): Promise<Delivery | null> => read({ ...deliveryKey(deliveryId) }),

    /**
     * A page of an endpoint's, newest first, behind `after`. Where only those of a status are meant, it may hold fewer than
     * `limit`, even none, with more behind it.
     *
     * @param status null: whatever became of them
     */
    async list(
      endpointId: string,
      limit: number,
      after: string | null,
      status: Delivery['status'] | null = null,
    ): Promise<DeliveryPage> {
      const found: Item[] = [];
      let next = after;
      for (let reads = 0; reads < (status === null ? 1 : MOST_READS) && found.length < limit; reads += 1) {
        const { Items, LastEvaluatedKey } = await query({
          ...listedAfter(endpointId, next, status),
          Limit: status === null ? limit : Math.max(limit, SOUGHT_AT_ONCE),
        });
        found.push(...Items);
        next = LastEvaluatedKey?.['sk']?.S ?? null;
        if (next === null) break;
      }
      const page = found.slice(0, limit);
      const isCut = found.length > limit;
      return { deliveries: page.map(decodeDelivery), next: isCut ? lastOf(page) : next };
    },

    /**
     * Up to so many that are due, the longest due first. The index may be behind by a moment, so each is read again:
     * none is returned that is done.
     */
    async due(endpointId: string, now: EpochSeconds, most: number): Promise<readonly Delivery[]> {
      const found: Delivery[] = [];
      let from: Item | undefined;
      do {
        const { Items, LastEvaluatedKey } = await query({
          ...dueBy(endpointId, now),
          Limit: Math.max(DUE_PAGE, most),
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        });
        for (let start = 0; start < Items.length && found.length < most; start += most) {
          const part = await Promise.all(
            Items.slice(start, start + most)
              .map(keyOf)
              .map(read),
          );
          found.push(...part.filter((each) => each !== null).filter((each) => isDue(each, now)));
        }
        from = LastEvaluatedKey;
      } while (from !== undefined && found.length < most);
      return found.slice(0, most);
    },

    /** When the next one is due, though it may be in the past; null when none is pending. */
    async nextDueAt(endpointId: string): Promise<EpochSeconds | null> {
      const { Items } = await query({ ...dueBy(endpointId, null), Limit: 1 });
      const [first] = Items;
      return first === undefined ? null : number(first, 'dueAt');
    },

    /**
     * Notes an attempt and what becomes of the delivery with it. Where somebody asked for the delivery again meanwhile,
     * it stays as they asked, and the attempt is noted all the same.
     *
     * @param attempt null: it was given up without one
     */
    async record(delivery: Delivery, attempt: Attempt | null, next: Next): Promise<void> {
      const { change, values } = recording(delivery, attempt, next);
      const isNow = 'round = :round AND tries = :tries AND standing = :pending';
      if ((await update(delivery.deliveryId, change, isNow, values)) || attempt === null) return;
      await update(
        delivery.deliveryId,
        'SET attempts = list_append(attempts, :attempt)',
        'attribute_exists(pk)',
        { ':attempt': { L: [encodeAttempt(attempt)] } },
      );
    },

    /** A delivery as `redelivered` has it, where it was not asked for again meanwhile; otherwise `stale`. */
    redelivering({ deliveryId, endpointId, round, dueAt, deadline }: Delivery): GuardedWrite<'stale'> {
      return {
        otherwise: 'stale',
        item: {
          Update: {
            TableName: tableName,
            Key: { ...deliveryKey(deliveryId) },
            UpdateExpression:
              'SET standing = :pending, round = :round, tries = :none, dueAt = :due, lane = :lane, deadline = :deadline REMOVE failedBecause',
            ConditionExpression: 'round = :before',
            ExpressionAttributeValues: {
              ':pending': { S: 'pending' },
              ':round': { N: round.toString() },
              ':before': { N: (round - 1).toString() },
              ':none': { N: '0' },
              ':due': { N: `${dueAt}` },
              ':lane': { S: endpointId },
              ':deadline': { N: deadline.toString() },
            },
          },
        },
      };
    },
  };

  async function read(key: Item): Promise<Delivery | null> {
    const { Item: item } = await client
      .send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
      .catch((error: unknown) => {
        throw asFault(error, 'reading a delivery');
      });
    return item === undefined ? null : decodeDelivery(item);
  }

  async function query(input: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName'>) {
    const { Items = [], LastEvaluatedKey } = await client
      .send(new QueryCommand({ TableName: tableName, ...input }))
      .catch((error: unknown) => {
        throw asFault(error, 'listing deliveries');
      });
    return { Items, LastEvaluatedKey };
  }

  /** Whether the condition held. */
  async function update(
    deliveryId: string,
    change: string,
    condition: string,
    values: Item,
  ): Promise<boolean> {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { ...deliveryKey(deliveryId) },
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw asFault(error, 'recording an attempt');
    }
  }
}

const lastOf = (items: readonly Item[]): string | null => items.at(-1)?.['sk']?.S ?? null;

const listedAfter = (endpointId: string, after: string | null, status: Delivery['status'] | null) => ({
  KeyConditionExpression: `pk = :endpoint${after === null ? '' : ' AND sk < :after'}`,
  ...(status === null ? {} : { FilterExpression: 'standing = :standing' }),
  ExpressionAttributeValues: {
    ':endpoint': { S: deliveryPartition(endpointId) },
    ...(after === null ? {} : { ':after': { S: after } }),
    ...(status === null ? {} : { ':standing': { S: status } }),
  },
  ScanIndexForward: false,
});

const keyOf = (item: Item): Item => ({ pk: { S: text(item, 'pk') }, sk: { S: text(item, 'sk') } });

const isDue = ({ status, dueAt }: Delivery, now: EpochSeconds): boolean =>
  status === 'pending' && dueAt !== null && dueAt <= now;

function dueBy(endpointId: string, now: EpochSeconds | null) {
  return {
    IndexName: DUE_INDEX,
    KeyConditionExpression: `lane = :lane${now === null ? '' : ' AND dueAt <= :now'}`,
    ExpressionAttributeValues: {
      ':lane': { S: endpointId },
      ...(now === null ? {} : { ':now': { N: now.toString() } }),
    },
  };
}

/** The change that `record` makes. */
function recording({ round, tries }: Delivery, attempt: Attempt | null, next: Next) {
  const values: Item = {
    ':standing': { S: next.status },
    ':next': { N: next.tries.toString() },
    ':round': { N: round.toString() },
    ':tries': { N: tries.toString() },
    ':pending': { S: 'pending' },
  };
  const sets = ['standing = :standing', 'tries = :next'];
  const set = (change: string, name: string, value: Item[string]) => {
    sets.push(change);
    values[name] = value;
  };
  if (attempt !== null)
    set('attempts = list_append(attempts, :attempt)', ':attempt', { L: [encodeAttempt(attempt)] });
  if (next.dueAt !== null) set('dueAt = :due', ':due', { N: next.dueAt.toString() });
  if (next.failedBecause !== null) set('failedBecause = :because', ':because', { S: next.failedBecause });
  return { change: `SET ${sets.join(', ')}${next.dueAt === null ? ' REMOVE lane, dueAt' : ''}`, values };
}
