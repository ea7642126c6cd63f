import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
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

/** A try to look at a code, and when all tries are free again. */
export interface Try {
  /** False: there were as many misses as may be, and no code must be looked at. */
  readonly isAllowed: boolean;
  readonly endsAt: EpochSeconds;
}

export type GuessStore = ReturnType<typeof guessStore>;

/**
 * The only code that counts unknown codes, by who tried them: `who` is whatever the caller tells them apart by. A try is
 * counted before the code is looked at, and taken off again where the code exists: so who tries a thousand at once has no
 * more looked at than who tries them one by one. It is judged by the moments in the item; that DynamoDB deletes the item some
 * day only saves its storage.
 */
export function guessStore(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * Counts a try as a miss, where fewer than `mostMisses` are counted in the window; it begins one where none runs.
     *
     * @throws Fault when storage fails.
     */
    async begin(who: string, mostMisses: number, now: EpochSeconds): Promise<Try> {
      return untilCommitted(
        async () => (await another(who, mostMisses, now)) ?? (await first(who, now)),
        'counting a guess',
      );
    },

    /** It was no miss. Nothing happens where its window is over. @throws Fault when storage fails. */
    async forgive(who: string, { endsAt }: Try): Promise<void> {
      await update(who, 'ADD misses :off', 'endsAt = :end AND misses > :none', {
        ':off': { N: '-1' },
        ':end': { N: endsAt.toString() },
        ':none': { N: '0' },
      });
    },
  };

  /** Null when no window runs. */
  async function another(who: string, mostMisses: number, now: EpochSeconds): Promise<Try | null> {
    const { isDone, item } = await update(who, 'ADD misses :one', 'endsAt > :now AND misses < :most', {
      ':one': { N: '1' },
      ':now': { N: now.toString() },
      ':most': { N: mostMisses.toString() },
    });
    const endsAt = item === undefined ? now : number(item, 'endsAt');
    return isDone || endsAt > now ? { isAllowed: isDone, endsAt } : null;
  }

  /** Null when somebody else has just begun a window. */
  async function first(who: string, now: EpochSeconds): Promise<Try | null> {
    const endsAt = now + GUESS_WINDOW_SECONDS;
    const { isDone } = await update(
      who,
      'SET misses = :one, endsAt = :end, forgottenAt = :forgotten',
      'attribute_not_exists(pk) OR endsAt <= :now',
      {
        ':one': { N: '1' },
        ':now': { N: now.toString() },
        ':end': { N: endsAt.toString() },
        ':forgotten': { N: (now + FORGOTTEN_AFTER_SECONDS).toString() },
      },
    );
    return isDone ? { isAllowed: true, endsAt } : null;
  }

  /** The item as it is after the change, or, where the condition did not hold, as it is without it. */
  async function update(
    who: string,
    change: string,
    condition: string,
    values: Item,
  ): Promise<{ readonly isDone: boolean; readonly item: Item | undefined }> {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { ...guessKey(who) },
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { isDone: true, item: Attributes };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { isDone: false, item: error.Item };
      throw asFault(error, 'counting a guess');
    }
  }
}
