import { randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';

const SALT_BYTES = 32;

/** Which salt; the permission of the functions is for its key alone: see infra/state/credential-table.ts. */
export type SaltName = 'signals' | 'lake';

/**
 * A salt of this deployment, 32 random bytes in the credential table, made by whoever needs it first and never changed: what was
 * hashed with another one compares with nothing. Read once a container.
 *
 * @returns a function that throws a Fault when storage fails, and then asks again at the next call
 */
export function keptSalt(
  client: DynamoDBClient,
  credentialTable: string,
  name: SaltName,
): () => Promise<Uint8Array> {
  const saltKey = { pk: { S: `SALT#${name}` } };
  let salt: Promise<Uint8Array> | undefined;
  return () => {
    salt ??= readOrMake().catch((error: unknown) => {
      salt = undefined;
      throw asFault(error, `reading the salt of the ${name}`);
    });
    return salt;
  };

  async function readOrMake(): Promise<Uint8Array> {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: credentialTable, Key: saltKey, ConsistentRead: true }),
    );
    return item === undefined ? make() : saltIn(item);
  }

  async function make(): Promise<Uint8Array> {
    const made = randomBytes(SALT_BYTES);
    try {
      await client.send(
        new PutItemCommand({
          TableName: credentialTable,
          Item: { ...saltKey, salt: { B: made } },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return made;
    } catch (error) {
      // Another was faster, or the answer to an earlier attempt of this request was lost.
      if (error instanceof ConditionalCheckFailedException && error.Item) return saltIn(error.Item);
      throw error;
    }
  }
}

function saltIn(item: Item): Uint8Array {
  const salt = item['salt']?.B;
  if (salt === undefined) throw new Error(`item ${item['pk']?.S} has no salt`);
  return salt;
}
