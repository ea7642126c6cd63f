import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { guessKey } from './rewards-keys.ts';
import { untilCommitted } from './until-committed.ts';

/** A quarter of an hour, from the first miss on. */
export const GUESS_WINDOW_SECONDS = 15 * 60;
/** Time enough that no clock that is behind still wants it. */
const FORGOTTEN_AFTER_SECONDS = 24 * 60 * 60;

/** Unknown codes of the window that runs; none: no window does. */
export interface Misses {
  readonly count: number;
  /** When they are forgiven, all at once. */
  readonly endsAt: EpochSeconds;
}

export type GuessStore = ReturnType<typeof guessStore>;

/**
 * The only code that counts unknown codes, by who tried them: `who` is whatever the caller tells them apart by. It is
 * judged by the moments in the item; that DynamoDB deletes the item some day only saves its storage.
 */
export function guessStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Consistently. @throws Fault when storage fails. */
    async missesOf(who: string, now: EpochSeconds): Promise<Misses> {
      const { Item: item } = await client
        .send(new GetItemCommand({ TableName: tableName, Key: { ...guessKey(who) }, ConsistentRead: true }))
        .catch((error: unknown) => {
          throw asFault(error, 'reading misses');
        });
      return missesIn(item, now);
    },

    /** One more miss; it begins a window where none runs. Returns those of the window. @throws Fault when storage fails. */
    async recordMiss(who: string, now: EpochSeconds): Promise<Misses> {
      return untilCommitted(
        async () => (await another(who, now)) ?? (await first(who, now)),
        'counting a miss',
      );
    },
  };

  /** Null when no window runs. */
  function another(who: string, now: EpochSeconds): Promise<Misses | null> {
    return update(who, now, 'ADD misses :one', 'endsAt > :now', {
      ':one': { N: '1' },
      ':now': { N: now.toString() },
    });
  }

  /** Null when somebody else has just begun a window. */
  function first(who: string, now: EpochSeconds): Promise<Misses | null> {
    return update(
      who,
      now,
      'SET misses = :one, endsAt = :end, forgottenAt = :forgotten',
      'attribute_not_exists(pk) OR endsAt <= :now',
      {
        ':one': { N: '1' },
        ':now': { N: now.toString() },
        ':end': { N: (now + GUESS_WINDOW_SECONDS).toString() },
        ':forgotten': { N: (now + FORGOTTEN_AFTER_SECONDS).toString() },
      },
    );
  }

  async function update(
    who: string,
    now: EpochSeconds,
    change: string,
    condition: string,
    values: Item,
  ): Promise<Misses | null> {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { ...guessKey(who) },
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
          ReturnValues: 'ALL_NEW',
        }),
      );
      return missesIn(Attributes, now);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw asFault(error, 'counting a miss');
    }
  }
}

function missesIn(item: Item | undefined, now: EpochSeconds): Misses {
  const endsAt = item === undefined ? now : number(item, 'endsAt');
  return item === undefined || endsAt <= now
    ? { count: 0, endsAt: now }
    : { count: number(item, 'misses'), endsAt };
}
