import { randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { asFault } from './fault.ts';
import { LINKS_KEY, REMEMBERED_MS } from './link-secrets.ts';

const SECRET_BYTES = 32;
/** Twice as long as any function remembers the secrets before. */
const KNOWN_BEFORE_SECONDS = (2 * REMEMBERED_MS) / 1000;

export interface LinkSecretStatus {
  /** When the secret was changed last; null: never since it was made. */
  readonly changedAt: EpochSeconds | null;
  /** From then on the newest signs; null: it always did. */
  readonly signsFrom: EpochSeconds | null;
  /** Whether links of the secret before are good too. */
  readonly hasPrevious: boolean;
}

/** `previous`: there are two already. `contended`: somebody else changed it at the same time. */
export type Rotation = 'rotated' | 'previous' | 'contended' | 'none';

/**
 * Changes what links of messages are signed with, for whoever runs the stack. The new secret is good at once and signs two
 * minutes later, when every function knows it; the one before is good until it is dropped. @throws Fault, in all of it, when
 * storage fails.
 */
export function linkSecretRotation(client: DynamoDBClient, credentialTable: string) {
  const newSecret = () => randomBytes(SECRET_BYTES).toString('base64url');
  return {
    /** Null: no link was ever signed. */
    async status(): Promise<LinkSecretStatus | null> {
      const item = await read();
      if (item === undefined) return null;
      const seconds = (name: string) => (item[name]?.N === undefined ? null : Number(item[name].N));
      return {
        changedAt: seconds('changedAt'),
        signsFrom: seconds('signsFrom'),
        hasPrevious: item['previous'] !== undefined,
      };
    },

    /** A new secret takes over; not while the one before the last is good still, whose links would end unseen. */
    async rotate(now: EpochSeconds): Promise<Rotation> {
      const item = await read();
      if (item?.['secret'] === undefined) return 'none';
      if (item['previous'] !== undefined) return 'previous';
      const isDone = await changed(() =>
        client.send(
          new PutItemCommand({
            TableName: credentialTable,
            Item: {
              ...LINKS_KEY,
              secret: { S: newSecret() },
              previous: item['secret'] ?? { NULL: true },
              changedAt: { N: now.toString() },
              signsFrom: { N: (now + KNOWN_BEFORE_SECONDS).toString() },
            },
            ConditionExpression: 'secret = :before AND attribute_not_exists(previous)',
            ExpressionAttributeValues: { ':before': item['secret'] ?? { NULL: true } },
          }),
        ),
      );
      return isDone ? 'rotated' : 'contended';
    },

    /** Links of the secret before end, for good. False: there is none. */
    dropPrevious: (): Promise<boolean> =>
      changed(() =>
        client.send(
          new UpdateItemCommand({
            TableName: credentialTable,
            Key: LINKS_KEY,
            UpdateExpression: 'REMOVE previous, signsFrom',
            ConditionExpression: 'attribute_exists(previous)',
          }),
        ),
      ),
  };

  async function read() {
    const { Item: item } = await client
      .send(new GetItemCommand({ TableName: credentialTable, Key: LINKS_KEY, ConsistentRead: true }))
      .catch((error: unknown) => {
        throw asFault(error, 'reading the secrets of links');
      });
    return item;
  }

  /** Whether the condition held. */
  async function changed(change: () => Promise<unknown>): Promise<boolean> {
    try {
      await change();
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw asFault(error, 'changing the secrets of links');
    }
  }
}
