import { DeleteItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Companion } from './ledger-write.ts';
import { DUE_PARTITION, dueKey, momentKey, timedOf } from './referrals-keys.ts';

/** A referral with a reward of the catalogue that was promised for the end of its hold. */
export interface DuePromise {
  readonly friendId: string;
  readonly dueAt: EpochSeconds;
}

export type DueList = ReturnType<typeof dueList>;

/**
 * The only code that reads or writes the list of promised rewards. It is a list of work and not the truth: whether a
 * reward is still promised, or was given, the entries of its referral say.
 */
export function dueList(client: DynamoDBClient, tableName: string) {
  return {
    /** What is due at `now`, longest due first, consistently. @throws Fault when storage fails. */
    async due(now: EpochSeconds, limit: number): Promise<readonly DuePromise[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :list AND sk < :later',
            ExpressionAttributeValues: { ':list': { S: DUE_PARTITION }, ':later': { S: momentKey(now + 1) } },
            ConsistentRead: true,
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the list of promised rewards');
        });
      return Items.map((item) => {
        const { moment, id } = timedOf(text(item, 'sk'));
        return { friendId: id, dueAt: moment };
      });
    },

    /** Puts a promise on the list, in the transaction that makes it. */
    adding: (friendId: string, dueAt: EpochSeconds): Companion => ({
      Put: { TableName: tableName, Item: { ...dueKey(dueAt, friendId) } },
    }),

    /** Takes it off in the transaction that breaks it. Nothing happens where it is not on the list. */
    removing: (friendId: string, dueAt: EpochSeconds): Companion => ({
      Delete: { TableName: tableName, Key: { ...dueKey(dueAt, friendId) } },
    }),

    /** Takes it off, because it was kept. @throws Fault when storage fails. */
    async remove(friendId: string, dueAt: EpochSeconds): Promise<void> {
      await client
        .send(new DeleteItemCommand({ TableName: tableName, Key: { ...dueKey(dueAt, friendId) } }))
        .catch((error: unknown) => {
          throw asFault(error, 'taking a promised reward off its list');
        });
    },
  };
}
