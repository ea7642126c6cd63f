import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { WebhookEndpoint } from '../domain/webhooks/endpoint.ts';
import { asFault } from './fault.ts';
import type { GuardedWrite } from './webhook-commit.ts';
import { decodeEndpoint, encodeEndpoint } from './webhook-endpoint-codec.ts';
import { ENDPOINT_PARTITION, endpointCountKey, endpointKey } from './webhook-keys.ts';

/** Each event is written once an endpoint, so their number is what an event costs. */
export const MAX_ENDPOINTS = 20;

export type WebhookEndpointStore = ReturnType<typeof webhookEndpointStore>;

/** The only code that reads or writes endpoints. Reads are consistent: who was just registered misses nothing. */
export function webhookEndpointStore(client: DynamoDBClient, tableName: string) {
  return {
    /** All of them, there are at most 20. @throws Fault when storage fails. */
    async list(): Promise<readonly WebhookEndpoint[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :endpoints',
            ExpressionAttributeValues: { ':endpoints': { S: ENDPOINT_PARTITION } },
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the endpoints');
        });
      return Items.map(decodeEndpoint);
    },

    /** @throws Fault when storage fails. */
    async read(endpointId: string): Promise<WebhookEndpoint | null> {
      const { Item: item } = await client
        .send(
          new GetItemCommand({
            TableName: tableName,
            Key: { ...endpointKey(endpointId) },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading an endpoint');
        });
      return item === undefined ? null : decodeEndpoint(item);
    },

    /** A new one, where there are fewer than may be; otherwise `full`. */
    registering(endpoint: WebhookEndpoint): readonly GuardedWrite<'full' | 'repeated'>[] {
      return [
        {
          otherwise: 'repeated',
          item: {
            Put: {
              TableName: tableName,
              Item: encodeEndpoint(endpoint),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        },
        { otherwise: 'full', item: counting(1, 'attribute_not_exists(pk) OR endpoints < :most') },
      ];
    },

    /** An endpoint as it should be, where it is still as it was read; otherwise `stale`. */
    changing(next: WebhookEndpoint): GuardedWrite<'stale'> {
      return {
        otherwise: 'stale',
        item: {
          Put: {
            TableName: tableName,
            Item: encodeEndpoint(next),
            ConditionExpression: 'revision = :before',
            ExpressionAttributeValues: { ':before': { N: (next.revision - 1).toString() } },
          },
        },
      };
    },

    /** Its end; otherwise `missing`. */
    removing(endpointId: string): readonly GuardedWrite<'missing'>[] {
      return [
        {
          otherwise: 'missing',
          item: {
            Delete: {
              TableName: tableName,
              Key: { ...endpointKey(endpointId) },
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
        },
        { otherwise: 'missing', item: counting(-1, 'endpoints <= :most') },
      ];
    },

    /**
     * Switches an endpoint off that said it is gone, or took nothing for days, unless somebody changed it meanwhile: what is
     * of no use is the address that was called. Whether it took effect.
     *
     * @throws Fault when storage fails.
     */
    async disable(
      { endpointId, revision }: WebhookEndpoint,
      because: 'gone' | 'failing',
      now: EpochSeconds,
    ): Promise<boolean> {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { ...endpointKey(endpointId) },
            UpdateExpression:
              'SET isEnabled = :no, disabledBecause = :because, updatedAt = :now, revision = :next',
            ConditionExpression: 'revision = :revision AND isEnabled = :yes',
            ExpressionAttributeValues: {
              ':no': { BOOL: false },
              ':yes': { BOOL: true },
              ':because': { S: because },
              ':now': { N: now.toString() },
              ':revision': { N: revision.toString() },
              ':next': { N: (revision + 1).toString() },
            },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw asFault(error, 'switching an endpoint off');
      }
    },
  };

  function counting(by: 1 | -1, condition: string) {
    return {
      Update: {
        TableName: tableName,
        Key: { ...endpointCountKey },
        UpdateExpression: 'ADD endpoints :by',
        ConditionExpression: condition,
        ExpressionAttributeValues: { ':by': { N: by.toString() }, ':most': { N: MAX_ENDPOINTS.toString() } },
      },
    };
  }
}
