import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { GuardedWrite } from './webhook-commit.ts';
import { requestKey } from './webhook-keys.ts';

/** What a request with an `Idempotency-Key` came to. */
export interface CarriedOut {
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  /** The endpoint or delivery that it was about or made. */
  readonly subject: string;
}

export type WebhookRequestStore = ReturnType<typeof webhookRequestStore>;

/** The only code that remembers requests about webhooks: for ever, as every write of the API is remembered (law 4). */
export function webhookRequestStore(client: DynamoDBClient, tableName: string) {
  return {
    /** To be written in the transaction that carries the request out; otherwise `repeated`. */
    noting({ operation, idempotencyKey, requestHash, subject }: CarriedOut): GuardedWrite<'repeated'> {
      return {
        otherwise: 'repeated',
        item: {
          Put: {
            TableName: tableName,
            Item: {
              ...requestKey(operation, idempotencyKey),
              requestHash: { S: requestHash },
              subject: { S: subject },
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      };
    },

    /** Null when no such request was carried out. @throws Fault when storage fails. */
    async find(
      operation: string,
      idempotencyKey: string,
    ): Promise<Pick<CarriedOut, 'requestHash' | 'subject'> | null> {
      const { Item: item } = await client
        .send(
          new GetItemCommand({
            TableName: tableName,
            Key: { ...requestKey(operation, idempotencyKey) },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'looking a request up');
        });
      if (item === undefined) return null;
      return { requestHash: text(item, 'requestHash'), subject: text(item, 'subject') };
    },
  };
}
