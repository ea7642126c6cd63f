import { randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';

const SECRET_BYTES = 32;
/** The permission of the functions is for this key alone: see infra/state/credential-table.ts. */
export const LINKS_KEY = { pk: { S: 'SECRET#links' } };
/** A secret that was changed is known everywhere after so long; it signs only then: see link-secret-rotation.ts. */
export const REMEMBERED_MS = 60_000;

/** In base64url; the first signs, all are good. */
type Secrets = readonly [string, ...string[]];

/**
 * What the links of messages are signed with: 32 random bytes in the credential table, made by whoever needs them first, and
 * where they were changed those before, as long as their links are good.
 *
 * @returns a function that throws a Fault when storage fails, and then asks again at the next call
 */
export function linkSecrets(
  client: DynamoDBClient,
  credentialTable: string,
  nowMs: () => number = Date.now,
): () => Promise<Secrets> {
  let known: { readonly secrets: Promise<Secrets>; readonly untilMs: number } | null = null;
  return () => {
    if (known !== null && performance.now() < known.untilMs) return known.secrets;
    const secrets = readOrMake().catch((error: unknown) => {
      known = null;
      throw asFault(error, 'reading the secrets of links');
    });
    known = { secrets, untilMs: performance.now() + REMEMBERED_MS };
    return secrets;
  };

  async function readOrMake(): Promise<Secrets> {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: credentialTable, Key: LINKS_KEY, ConsistentRead: true }),
    );
    return item === undefined ? make() : secretsIn(item, nowMs());
  }

  async function make(): Promise<Secrets> {
    const item: Item = { ...LINKS_KEY, secret: { S: randomBytes(SECRET_BYTES).toString('base64url') } };
    try {
      await client.send(
        new PutItemCommand({
          TableName: credentialTable,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return secretsIn(item, nowMs());
    } catch (error) {
      // Another was faster, or the answer to an earlier attempt of this request was lost.
      if (error instanceof ConditionalCheckFailedException && error.Item)
        return secretsIn(error.Item, nowMs());
      throw error;
    }
  }
}

/** A new secret is known before it signs, so that no function meets a link that it cannot read. */
function secretsIn(item: Item, nowMs: number): Secrets {
  const secret = text(item, 'secret');
  const previous = item['previous']?.S;
  if (previous === undefined) return [secret];
  const signsFrom = Number(item['signsFrom']?.N ?? 0);
  return nowMs < signsFrom * 1000 ? [previous, secret] : [secret, previous];
}
