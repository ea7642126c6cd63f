import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { asFault } from './fault.ts';
import type { GuardedWrite } from './webhook-commit.ts';
import { secretKey } from './webhook-keys.ts';

/** One secret of an endpoint. */
export interface WebhookSecret {
  readonly secret: string;
  /** Null: the newest, which has no end. */
  readonly until: EpochSeconds | null;
}

export type WebhookSecretStore = ReturnType<typeof webhookSecretStore>;

/**
 * The secrets that our webhooks are signed with. A signature is made with them, so they cannot be hashed; they lie as the
 * secrets of shop platforms do, under DynamoDB's encryption, and for the same reasons. Not in the credential table: no
 * function may write there, and these are made by the API.
 */
export function webhookSecretStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Those that are in use, the newest first. @throws Fault when storage fails. */
    async read(endpointId: string, now: EpochSeconds): Promise<readonly WebhookSecret[]> {
      const { Item: item } = await client
        .send(
          new GetItemCommand({
            TableName: tableName,
            Key: { ...secretKey(endpointId) },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the secrets of an endpoint');
        });
      const secrets = JSON.parse(item?.['secrets']?.S ?? '[]') as readonly WebhookSecret[];
      return secrets.filter(({ until }) => until === null || until > now);
    },

    /** All secrets of an endpoint, in the transaction that changes the endpoint, whose revision guards both. */
    saving(endpointId: string, secrets: readonly WebhookSecret[]): GuardedWrite<never> {
      return {
        otherwise: null,
        item: {
          Put: {
            TableName: tableName,
            Item: { ...secretKey(endpointId), secrets: { S: JSON.stringify(secrets) } },
          },
        },
      };
    },

    /** With the endpoint they go. */
    removing(endpointId: string): GuardedWrite<never> {
      return {
        otherwise: null,
        item: { Delete: { TableName: tableName, Key: { ...secretKey(endpointId) } } },
      };
    },
  };
}
