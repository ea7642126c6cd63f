import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';

/** What is kept of a secret key: never the key itself. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
  /** Signs the member tokens that this key mints, so that revoking the key revokes them. */
  readonly tokenSecret: string;
}

/** `prn_<id>_<secret>`: the prefix lets scanners of source code find leaked keys. */
const SECRET_KEY = /^prn_([0-9a-z]{12})_([A-Za-z0-9_-]{43})$/;

export type CredentialStore = ReturnType<typeof credentialStore>;

const itemKey = (keyId: string) => ({ pk: { S: `KEY#${keyId}` } });

/** A key has 256 random bits, so a plain hash is enough: there is nothing to guess. */
const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The only code that reads or writes the credential table. */
export function credentialStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Makes a key and returns it in plain, for the only time. */
    async createApiKey(
      name: string,
      scopes: readonly string[],
      now: number,
    ): Promise<{ keyId: string; secretKey: string }> {
      const keyId = BigInt(`0x${randomBytes(8).toString('hex')}`)
        .toString(36)
        .padStart(13, '0')
        .slice(-12);
      const secret = randomBytes(32).toString('base64url');
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...itemKey(keyId),
            name: { S: name },
            scopes: { S: scopes.join(' ') },
            hash: { S: hash(secret).toString('base64url') },
            tokenSecret: { S: randomBytes(32).toString('base64url') },
            createdAt: { N: now.toString() },
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return { keyId, secretKey: `prn_${keyId}_${secret}` };
    },

    /** Ends a key, and the tokens it minted; false when there is no such key. Ending it again keeps the first date. */
    async revokeApiKey(keyId: string, now: number): Promise<boolean> {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: itemKey(keyId),
            UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :now)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':now': { N: now.toString() } },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw asFault(error, 'revoking a key');
      }
    },

    /** All keys, for the people who keep them; a shop has a handful. */
    async listApiKeys(): Promise<readonly ApiKey[]> {
      const { Items = [] } = await client.send(
        new ScanCommand({
          TableName: tableName,
          ConsistentRead: true,
          // Secrets of shop platforms lie beside the keys.
          FilterExpression: 'begins_with(pk, :key)',
          ExpressionAttributeValues: { ':key': { S: 'KEY#' } },
        }),
      );
      return Items.map(decodeApiKey).sort((a, b) => a.createdAt - b.createdAt);
    },

    /** A key that is not revoked, by its id. */
    async findApiKey(keyId: string): Promise<ApiKey | null> {
      const item = await getItem(keyId);
      const apiKey = item === undefined ? null : decodeApiKey(item);
      return apiKey === null || apiKey.revokedAt !== null ? null : apiKey;
    },

    /** The key that a caller presents; null when it is malformed, unknown, revoked, or its secret is wrong. */
    async verifySecretKey(presented: string): Promise<ApiKey | null> {
      const [, keyId, secret] = SECRET_KEY.exec(presented) ?? [];
      if (keyId === undefined || secret === undefined) return null;
      const item = await getItem(keyId);
      if (item === undefined || item['revokedAt'] !== undefined) return null;
      return timingSafeEqual(Buffer.from(text(item, 'hash'), 'base64url'), hash(secret))
        ? decodeApiKey(item)
        : null;
    },
  };

  async function getItem(keyId: string): Promise<Item | undefined> {
    try {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: itemKey(keyId), ConsistentRead: true }),
      );
      return item;
    } catch (error) {
      throw asFault(error, 'reading a key');
    }
  }
}

function decodeApiKey(item: Item): ApiKey {
  return {
    keyId: text(item, 'pk').slice('KEY#'.length),
    name: text(item, 'name'),
    scopes: text(item, 'scopes').split(' '),
    createdAt: number(item, 'createdAt'),
    revokedAt: item['revokedAt'] === undefined ? null : number(item, 'revokedAt'),
    tokenSecret: text(item, 'tokenSecret'),
  };
}
