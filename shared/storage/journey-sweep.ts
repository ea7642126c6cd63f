import { type DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import { journeyKey, journeyOf, SWEEP_KEY } from './journeys-keys.ts';
import type { Item } from './keys.ts';

export interface MemberPage {
  readonly memberIds: readonly string[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

export type JourneySweep = ReturnType<typeof journeySweep>;

/**
 * Looking at all members, because a new version has other triggers: the one thing that reads the whole table, and only then. Every
 * method throws a `Fault` when storage fails.
 */
export function journeySweep(client: DynamoDBClient, tableName: string) {
  return {
    /** The version that all members were last looked at with; null before the first. One read unit. */
    async lastVersion(): Promise<number | null> {
      const { Item: item } = await client
        .send(new GetItemCommand({ TableName: tableName, Key: { ...SWEEP_KEY }, ConsistentRead: true }))
        .catch((error: unknown) => {
          throw asFault(error, 'reading which version all members were looked at with');
        });
      return item === undefined ? null : number(item, 'programVersion');
    },

    async note(programVersion: number): Promise<void> {
      const Item = { ...SWEEP_KEY, programVersion: { N: programVersion.toString() } };
      await client.send(new PutItemCommand({ TableName: tableName, Item })).catch((error: unknown) => {
        throw asFault(error, 'writing down which version all members were looked at with');
      });
    },

    /** Members of one of `of` parts of the table, in no order. Half a read unit for each 4 KB of it. */
    async page(part: number, of: number, after: string | null): Promise<MemberPage> {
      const { Items = [], LastEvaluatedKey } = await client
        .send(
          new ScanCommand({
            TableName: tableName,
            Segment: part,
            TotalSegments: of,
            FilterExpression: 'sk = :journey',
            ProjectionExpression: 'pk',
            ExpressionAttributeValues: { ':journey': journeyKey('').sk },
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
}
