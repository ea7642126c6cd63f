import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Companion } from './ledger-write.ts';
import { FULFILLMENT_PARTITION, fulfillmentKey } from './rewards-keys.ts';

/** A reward that was captured, and that people have not handed over yet. */
export interface AwaitedFulfillment {
  readonly redemptionId: string;
  readonly rewardId: string;
  readonly memberId: string;
  readonly capturedAt: EpochSeconds;
}

export interface FulfillmentPage {
  readonly awaited: readonly AwaitedFulfillment[];
  /** Whether there are more behind the last one. */
  readonly hasMore: boolean;
}

export type FulfillmentList = ReturnType<typeof fulfillmentList>;

/**
 * The only code that reads or writes the list of rewards by hand that wait for somebody. It is a list of work and not
 * the truth: whether a reward was fulfilled, its entries say. All of it is one key, which is good for 500 captures of
 * such rewards a second.
 */
export function fulfillmentList(client: DynamoDBClient, tableName: string) {
  return {
    /** Puts a reward on the list, in the transaction that captures it. */
    awaiting({ redemptionId, rewardId, memberId, capturedAt }: AwaitedFulfillment): Companion {
      return {
        Put: {
          TableName: tableName,
          Item: {
            ...fulfillmentKey(capturedAt, redemptionId),
            redemptionId: { S: redemptionId },
            rewardId: { S: rewardId },
            memberId: { S: memberId },
            capturedAt: { N: capturedAt.toString() },
          },
        },
      };
    },

    /** Takes it off again: it was fulfilled, or canceled. Nothing happens where it is not on the list. */
    settled({
      redemptionId,
      capturedAt,
    }: Pick<AwaitedFulfillment, 'redemptionId' | 'capturedAt'>): Companion {
      return { Delete: { TableName: tableName, Key: { ...fulfillmentKey(capturedAt, redemptionId) } } };
    },

    /** A page, oldest first, behind `after`; may be behind a write by a moment. @throws Fault when storage fails. */
    async list(
      limit: number,
      after?: Pick<AwaitedFulfillment, 'redemptionId' | 'capturedAt'>,
    ): Promise<FulfillmentPage> {
      const behind = after === undefined ? null : fulfillmentKey(after.capturedAt, after.redemptionId).sk;
      const { Items = [], LastEvaluatedKey } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: `pk = :list${behind === null ? '' : ' AND sk > :after'}`,
            ExpressionAttributeValues: {
              ':list': { S: FULFILLMENT_PARTITION },
              ...(behind === null ? {} : { ':after': behind }),
            },
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the list of rewards to fulfill');
        });
      const awaited = Items.map((item) => ({
        redemptionId: text(item, 'redemptionId'),
        rewardId: text(item, 'rewardId'),
        memberId: text(item, 'memberId'),
        capturedAt: number(item, 'capturedAt'),
      }));
      return { awaited, hasMore: LastEvaluatedKey !== undefined };
    },
  };
}
