import {
  type DynamoDBClient,
  GetItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import { dueBefore, journeyKey, journeyOf, SWEEP_KEY } from './journeys-keys.ts';
import type { Item } from './keys.ts';

export interface MemberPage {
  readonly memberIds: readonly string[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

/** When all members were last looked at; null: not yet. */
export interface LastSweep {
  /** The version that it was with. */
  readonly programVersion: number | null;
  /** For those whose place was lost. */
  readonly forLostAt: EpochSeconds | null;
}

export type JourneySweep = ReturnType<typeof journeySweep>;

/**
 * Looking at all members, because a new version has other triggers, or for those whose place was lost: the one thing that reads
 * the whole table. Every method throws a `Fault` when storage fails.
 */
export function journeySweep(client: DynamoDBClient, tableName: string) {
  return {
    /** One read unit. */
    async last(): Promise<LastSweep> {
      const { Item: item } = await client
        .send(new GetItemCommand({ TableName: tableName, Key: { ...SWEEP_KEY }, ConsistentRead: true }))
        .catch((error: unknown) => {
          throw asFault(error, 'reading which version all members were looked at with');
        });
      return { programVersion: numberIn(item, 'programVersion'), forLostAt: numberIn(item, 'forLostAt') };
    },

    note: (programVersion: number): Promise<void> => set('programVersion', programVersion),
    noteForLost: (at: EpochSeconds): Promise<void> => set('forLostAt', at),

    /**
     * Members of one of `of` parts of the table, in no order. Half a read unit for each 4 KB of it.
     *
     * @param lostBefore only those whose place came that long ago, and who were not looked at since
     */
    async page(
      part: number,
      of: number,
      after: string | null,
      lostBefore?: EpochSeconds,
    ): Promise<MemberPage> {
      const { Items = [], LastEvaluatedKey } = await client
        .send(
          new ScanCommand({
            TableName: tableName,
            Segment: part,
            TotalSegments: of,
            FilterExpression:
              lostBefore === undefined ? 'sk = :journey' : 'sk = :journey AND place < :before',
            ProjectionExpression: 'pk',
            ExpressionAttributeValues: {
              ':journey': journeyKey('').sk,
              ...(lostBefore === undefined ? {} : { ':before': { S: dueBefore(lostBefore) } }),
            },
            ...(after === null ? {} : { ExclusiveStartKey: JSON.parse(after) as Item }),
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'looking for all members');
        });
      return {
        memberIds: Items.flatMap((item) => journeyOf(text(item, 'pk')) ?? []),
        next: LastEvaluatedKey === undefined ? null : JSON.stringify(LastEvaluatedKey),
      };
    },
  };

  async function set(name: 'programVersion' | 'forLostAt', value: number): Promise<void> {
    await client
      .send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { ...SWEEP_KEY },
          UpdateExpression: 'SET #name = :value',
          ExpressionAttributeNames: { '#name': name },
          ExpressionAttributeValues: { ':value': { N: value.toString() } },
        }),
      )
      .catch((error: unknown) => {
        throw asFault(error, 'writing down when all members were looked at');
      });
  }
}

function numberIn(item: Item | undefined, name: string): number | null {
  const value = item?.[name]?.N;
  return value === undefined ? null : Number(value);
}
