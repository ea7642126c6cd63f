import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import { AWARD_PARTITION, awardKey, awardsBefore } from './rewards-keys.ts';

/** An award of a challenge whose reward is due at a moment. */
export interface DueAward {
  readonly memberId: string;
  readonly challengeId: string;
  readonly round: number;
  readonly sequence: number;
  readonly dueAt: EpochSeconds;
}

export type AwardList = ReturnType<typeof awardList>;

/**
 * The only code that reads or writes the list of rewards that challenges promised. It is a list of work and not the truth:
 * whether an award stands, and what it gives, its entries say. Every method throws a `Fault` when storage fails.
 */
export function awardList(client: DynamoDBClient, tableName: string) {
  return {
    /** What is due at `now`, longest due first, consistently. */
    async due(now: EpochSeconds, limit: number): Promise<readonly DueAward[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :list AND sk < :later',
            ExpressionAttributeValues: {
              ':list': { S: AWARD_PARTITION },
              ':later': { S: awardsBefore(now + 1) },
            },
            ConsistentRead: true,
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the list of rewards that challenges promised');
        });
      return Items.map((item) => ({
        memberId: text(item, 'memberId'),
        challengeId: text(item, 'challengeId'),
        round: number(item, 'round'),
        sequence: number(item, 'sequence'),
        dueAt: number(item, 'dueAt'),
      }));
    },

    /** As often as one likes: an award has one place for each moment. */
    async add({ memberId, challengeId, round, sequence, dueAt }: DueAward): Promise<void> {
      const Item = {
        ...awardKey(dueAt, memberId, sequence),
        memberId: { S: memberId },
        challengeId: { S: challengeId },
        round: { N: round.toString() },
        sequence: { N: sequence.toString() },
        dueAt: { N: dueAt.toString() },
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item })).catch((error: unknown) => {
        throw asFault(error, 'putting a reward on the list of those that challenges promised');
      });
    },

    /** Nothing happens where it is not on the list. */
    async remove({ memberId, sequence, dueAt }: DueAward): Promise<void> {
      await client
        .send(
          new DeleteItemCommand({ TableName: tableName, Key: { ...awardKey(dueAt, memberId, sequence) } }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'taking a reward off the list of those that challenges promised');
        });
    },
  };
}
