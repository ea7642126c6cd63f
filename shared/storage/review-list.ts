import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Companion } from './ledger-write.ts';
import { REVIEW_PARTITION, reviewKey, timedOf } from './referrals-keys.ts';

/** A referral that waits for a person to decide. */
export interface AwaitedReview {
  readonly friendId: string;
  readonly holdEndsAt: EpochSeconds;
}

export interface ReviewPage {
  readonly waiting: readonly AwaitedReview[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

export type ReviewList = ReturnType<typeof reviewList>;

/**
 * The only code that reads or writes the list of referrals to review. It is a list of work and not the truth: whether one
 * was reviewed, or nobody did in time, its entries say.
 */
export function reviewList(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * A page, in the order in which holds end; may be behind a write by a moment.
     *
     * @param after `next` of the page before
     * @throws Fault when storage fails.
     */
    async page(limit: number, after?: string): Promise<ReviewPage> {
      const { Items = [], LastEvaluatedKey } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: `pk = :list${after === undefined ? '' : ' AND sk > :after'}`,
            ExpressionAttributeValues: {
              ':list': { S: REVIEW_PARTITION },
              ...(after === undefined ? {} : { ':after': { S: after } }),
            },
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the list of referrals to review');
        });
      const waiting = Items.map((item) => {
        const { moment, id } = timedOf(text(item, 'sk'));
        return { friendId: id, holdEndsAt: moment };
      });
      return { waiting, next: LastEvaluatedKey === undefined ? null : text(LastEvaluatedKey, 'sk') };
    },

    /** Puts a referral on the list, in the transaction that says it waits. */
    adding: (friendId: string, holdEndsAt: EpochSeconds): Companion => ({
      Put: { TableName: tableName, Item: { ...reviewKey(holdEndsAt, friendId) } },
    }),

    /** Takes it off again. Nothing happens where it is not on the list. */
    removing: (friendId: string, holdEndsAt: EpochSeconds): Companion => ({
      Delete: { TableName: tableName, Key: { ...reviewKey(holdEndsAt, friendId) } },
    }),
  };
}
