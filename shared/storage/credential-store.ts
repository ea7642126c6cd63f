import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  type DynamoDBClient,
  GetItemCommand,
  ScanCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { untilCommitted } from './until-committed.ts';

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

/** A key that is to be. */
export interface NewKey {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly now: number;
  /** Its id, and what tells its request from another; left out where nobody will ask for it twice. */
  readonly request?: { readonly keyId: string; readonly requestHash: string };
}

/** A key as people see it. */
export type ListedKey = Omit<ApiKey, 'tokenSecret'>;

/** As infra/state/credential-table.ts allows whoever lists keys. */
const LISTED = '#pk, #name, scopes, createdAt, revokedAt';

/** What a deed is noted with, in the same transaction. */
type Noted = (keyId: string) => readonly TransactWriteItem[];
const UNNOTED: Noted = () => [];

/** The only code that reads or writes keys in the credential table. */
export function credentialStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Makes a key and returns it in plain, for the only time. @param noted what is written with it */
    async createApiKey(
      name: string,
      scopes: readonly string[],
      now: number,
      noted: Noted = UNNOTED,
    ): Promise<{ keyId: string; secretKey: string }> {
      const made = await makeKey({ name, scopes, now }, noted);
      if (made === null) throw new Error('a random key id was taken; try again');
      return made;
    },

    /** The same for a request that may be sent twice; null where its key is there, or is made at this moment. @throws Fault when storage fails */
    requestApiKey: (key: Required<NewKey>, noted: Noted) => makeKey(key, noted),

    /**
     * Ends a key, and the tokens it minted; false when there is no such key. Ending it again keeps the first date.
     * @throws Fault when storage fails
     */
    async revokeApiKey(keyId: string, now: number, noted: Noted = UNNOTED): Promise<boolean> {
      const revoking: TransactWriteItem = {
        Update: {
          TableName: tableName,
          Key: itemKey(keyId),
          UpdateExpression: 'SET revokedAt = :now',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
          ExpressionAttributeValues: { ':now': { N: now.toString() } },
        },
      };
      return untilCommitted(async () => {
        const outcome = await transact([revoking, ...noted(keyId)], 'revoking a key');
        if (outcome === 'contended') return null;
        return outcome === 'done' || (await getItem(keyId)) !== undefined;
      }, `revoking key ${keyId}`);
    },

    /** All keys, for the people who keep them; a shop has a handful. */
    async listApiKeys(): Promise<readonly ListedKey[]> {
      const keys: ListedKey[] = [];
      let start: Item | undefined;
      do {
        const page = await client.send(listing(start)).catch((error: unknown) => {
          throw asFault(error, 'listing keys');
        });
        keys.push(...(page.Items ?? []).map(decodeListedKey));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return keys.sort((a, b) => a.createdAt - b.createdAt);
    },

    /** A key by its id, whatever became of it, with what its request was told from others by. */
    async readApiKey(keyId: string): Promise<{ key: ListedKey; requestHash: string | null } | null> {
      const item = await getItem(keyId);
      if (item === undefined) return null;
      return { key: decodeListedKey(item), requestHash: item['requestHash']?.S ?? null };
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

  /** Null where a key with this id is there, or is made at this moment. */
  async function makeKey(
    { name, scopes, now, request }: NewKey,
    noted: Noted,
  ): Promise<{ keyId: string; secretKey: string } | null> {
    const keyId = request?.keyId ?? randomKeyId();
    const secret = randomBytes(32).toString('base64url');
    const putting: TransactWriteItem = {
      Put: {
        TableName: tableName,
        Item: {
          ...itemKey(keyId),
          name: { S: name },
          scopes: { S: scopes.join(' ') },
          hash: { S: hash(secret).toString('base64url') },
          tokenSecret: { S: randomBytes(32).toString('base64url') },
          createdAt: { N: now.toString() },
          ...(request === undefined ? {} : { requestHash: { S: request.requestHash } }),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
    const outcome = await transact([putting, ...noted(keyId)], 'making a key');
    return outcome === 'done' ? { keyId, secretKey: `prn_${keyId}_${secret}` } : null;
  }

  /** `refused`: the condition of the first item does not hold; `contended`: another transaction had an item. */
  async function transact(
    items: TransactWriteItem[],
    doing: string,
  ): Promise<'done' | 'refused' | 'contended'> {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
      return 'done';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw asFault(error, doing);
      const [first] = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      return first === 'ConditionalCheckFailed' ? 'refused' : 'contended';
    }
  }

  /** Secrets of shop platforms lie beside the keys; of both nothing secret is asked for. */
  function listing(start: Item | undefined): ScanCommand {
    return new ScanCommand({
      TableName: tableName,
      ConsistentRead: true,
      Select: 'SPECIFIC_ATTRIBUTES',
      ProjectionExpression: LISTED,
      FilterExpression: 'begins_with(#pk, :key)',
      ExpressionAttributeNames: { '#pk': 'pk', '#name': 'name' },
      ExpressionAttributeValues: { ':key': { S: 'KEY#' } },
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
  }

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

const randomKeyId = (): string => keyIdOf(BigInt(`0x${randomBytes(8).toString('hex')}`));

/** Twelve letters and digits of a number. */
export const keyIdOf = (number: bigint): string => number.toString(36).padStart(13, '0').slice(-12);

function decodeListedKey(item: Item): ListedKey {
  return {
    keyId: text(item, 'pk').slice('KEY#'.length),
    name: text(item, 'name'),
    scopes: text(item, 'scopes').split(' '),
    createdAt: number(item, 'createdAt'),
    revokedAt: item['revokedAt'] === undefined ? null : number(item, 'revokedAt'),
  };
}

const decodeApiKey = (item: Item): ApiKey => ({
  ...decodeListedKey(item),
  tokenSecret: text(item, 'tokenSecret'),
});
