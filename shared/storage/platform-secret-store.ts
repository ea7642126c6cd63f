import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';

/** What may be shown of a platform's secrets. */
export interface PlatformSecretStatus {
  readonly platform: string;
  readonly changedAt: number;
  /** Whether the secret before is still taken, as while the platform changes over. */
  readonly hasPrevious: boolean;
}

export type PlatformSecretStore = ReturnType<typeof platformSecretStore>;

const itemKey = (platform: string) => ({ pk: { S: `PLATFORM#${platform}` } });

/**
 * The secrets that shop platforms sign their webhooks with, in the credential table: a signature is checked by making it
 * again, so they cannot be hashed. The newest two are kept, so that a platform can change over without a delivery lost.
 */
export function platformSecretStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Secrets in use, the newest first; none where the platform is not connected. @throws Fault when storage fails. */
    async read(platform: string): Promise<readonly string[]> {
      const item = await getItem(platform);
      return [item?.['secret']?.S, item?.['previous']?.S].filter((secret) => secret !== undefined);
    },

    /** What may be shown of them; null where the platform is not connected. */
    async status(platform: string): Promise<PlatformSecretStatus | null> {
      const item = await getItem(platform);
      if (item === undefined) return null;
      return {
        platform,
        changedAt: Number(item['changedAt']?.N),
        hasPrevious: item['previous'] !== undefined,
      };
    },

    /** Takes a new secret; the one so far stays in use, the one before it goes. False when it is the newest already. */
    async set(platform: string, secret: string, now: number): Promise<boolean> {
      const before = await getItem(platform);
      const newest = before?.['secret']?.S;
      if (newest === secret) return false;
      const replaced = newest === undefined ? '' : ', previous = :newest';
      await update(platform, {
        UpdateExpression: `SET secret = :secret, changedAt = :now${replaced}`,
        ConditionExpression: newest === undefined ? 'attribute_not_exists(pk)' : 'secret = :newest',
        ExpressionAttributeValues: {
          ':secret': { S: secret },
          ':now': { N: now.toString() },
          ...(newest === undefined ? {} : { ':newest': { S: newest } }),
        },
      });
      return true;
    },

    /** Ends the secret before the newest; false when there is none. */
    async removePrevious(platform: string): Promise<boolean> {
      try {
        await update(platform, {
          UpdateExpression: 'REMOVE previous',
          ConditionExpression: 'attribute_exists(previous)',
        });
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw asFault(error, 'removing the previous secret of a platform');
      }
    },

    /** Disconnects a platform; false when it was not connected. */
    async remove(platform: string): Promise<boolean> {
      const { Attributes: item } = await client.send(
        new DeleteItemCommand({ TableName: tableName, Key: itemKey(platform), ReturnValues: 'ALL_OLD' }),
      );
      return item !== undefined;
    },
  };

  async function update(
    platform: string,
    change: Omit<ConstructorParameters<typeof UpdateItemCommand>[0], 'TableName' | 'Key'>,
  ): Promise<void> {
    await client.send(new UpdateItemCommand({ TableName: tableName, Key: itemKey(platform), ...change }));
  }

  async function getItem(platform: string): Promise<Item | undefined> {
    try {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: itemKey(platform), ConsistentRead: true }),
      );
      return item;
    } catch (error) {
      throw asFault(error, 'reading the secret of a platform');
    }
  }
}
