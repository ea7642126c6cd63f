import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number, text } from './account-codec.ts';
import { failuresOf } from './failed-writes.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { SET_ASIDE_PARTITION, setAsideKey } from './rewards-keys.ts';

/** An order that a shop platform told of and that the program refused, kept until it can be recorded. */
export interface SetAsideOrder {
  readonly orderId: string;
  /** Code of the refusal. */
  readonly code: string;
  /** The refusal in words. */
  readonly detail: string;
  readonly setAsideAt: EpochSeconds;
  /** What would have been recorded, as JSON: ids, goods and sums, and nothing else of the payload. */
  readonly order: string;
}

export type SetAsideOrders = ReturnType<typeof setAsideOrders>;

/**
 * The only code that reads or writes the orders that wait for the program to take them. Each is there once, as the
 * platform told it last. All of it is one key: there are none while program and shop fit together.
 */
export function setAsideOrders(client: DynamoDBClient, tableName: string) {
  return {
    /** @throws Fault when storage fails: the platform must then send the order again. */
    async keep({ orderId, code, detail, setAsideAt, order }: SetAsideOrder): Promise<void> {
      const item = {
        ...setAsideKey(orderId),
        orderId: { S: orderId },
        code: { S: code },
        detail: { S: detail },
        setAsideAt: { N: setAsideAt.toString() },
        order: { S: order },
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item: item })).catch((error: unknown) => {
        throw asFault(error, 'setting an order aside');
      });
    },

    /** All that wait, by order id. @throws Fault when storage fails. */
    async list(): Promise<readonly SetAsideOrder[]> {
      const query = {
        TableName: tableName,
        KeyConditionExpression: 'pk = :list',
        ExpressionAttributeValues: { ':list': { S: SET_ASIDE_PARTITION } },
        ConsistentRead: true,
      };
      const found: SetAsideOrder[] = [];
      try {
        for await (const { Items = [] } of paginateQuery({ client }, query))
          found.push(...Items.map(decoded));
      } catch (error) {
        throw asFault(error, 'reading the orders that were set aside');
      }
      return found;
    },

    /**
     * Forgets one that is never to be recorded, and notes who did so, both or neither. Whether it was there; null when another
     * transaction stood in the way: the same again, after a pause. @throws Fault when storage fails.
     */
    async forget(orderId: string, noting: TransactWriteItem): Promise<boolean | null> {
      const removing = {
        Delete: {
          TableName: tableName,
          Key: { ...setAsideKey(orderId) },
          ConditionExpression: 'attribute_exists(pk)',
        },
      };
      const failures = await failuresOf(client, [removing, noting], 'forgetting an order that was set aside');
      return failures === null ? null : !failures.includes(true);
    },

    /** Forgets one that was recorded. Whether it was there. @throws Fault when storage fails. */
    async remove(orderId: string): Promise<boolean> {
      const { Attributes } = await client
        .send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: { ...setAsideKey(orderId) },
            ReturnValues: 'ALL_OLD',
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'removing an order that was set aside');
        });
      return Attributes !== undefined;
    },
  };
}

const decoded = (item: Item): SetAsideOrder => ({
  orderId: text(item, 'orderId'),
  code: text(item, 'code'),
  detail: text(item, 'detail'),
  setAsideAt: number(item, 'setAsideAt'),
  order: text(item, 'order'),
});
