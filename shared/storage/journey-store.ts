import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { AskGroup } from '../domain/triggers/ask.ts';
import { number, text } from './account-codec.ts';
import { failuresOf } from './failed-writes.ts';
import { asFault } from './fault.ts';
import { decodeJourney, encodeJourney } from './journey-codec.ts';
import { assignmentKey, journeyKey, journeyPartition, type Place } from './journeys-keys.ts';
import type { Item, Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';

export interface StoredJourney {
  readonly journey: Journey;
  /** Counts changes; a change asks that it is still the one before. */
  readonly revision: number;
  /** Where the member waits to be looked at next; null: nothing will be, unless something happens. */
  readonly place: Place | null;
}

/** Where chance put a member for a trigger, written down before anything is done. */
export interface Assignment {
  readonly triggerId: string;
  readonly group: AskGroup;
  readonly askId: string;
  readonly at: EpochSeconds;
  readonly programVersion: number;
  /** How often there was one. */
  readonly times: number;
}

/** An assignment as it is kept: the last one, and since when and how often there was one. */
export interface KeptAssignment extends Assignment {
  readonly firstAt: EpochSeconds;
}

export type JourneyStore = ReturnType<typeof journeyStore>;

/** As many as one call takes. */
const DELETED_AT_ONCE = 25;

/** The only code that reads or writes journeys. Every method throws a `Fault` when storage fails. */
export function journeyStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Consistently; null before the first entry was taken. One read unit up to 4 KB. */
    async read(memberId: string): Promise<StoredJourney | null> {
      const { Item: item } = await client
        .send(
          new GetItemCommand({
            TableName: tableName,
            Key: { ...journeyKey(memberId) },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading a journey');
        });
      return item === undefined ? null : decodeStored(memberId, item);
    },

    /** Where chance put a member, by trigger. */
    async readAssignments(memberId: string): Promise<readonly KeptAssignment[]> {
      const items = await queryPartition(memberId, 'begins_with(sk, :kind)', {
        ':kind': { S: 'ASSIGNMENT#' },
      });
      return items.map(decodeAssignment);
    },

    /**
     * The journey after a change, as part of a transaction.
     *
     * @param told the events that the change tells, which the table's stream hands on: they are committed with it, or not at all
     */
    putting(before: StoredJourney | null, after: StoredJourney, told: readonly object[]): Companion {
      const { journey, revision, place } = after;
      return {
        Put: {
          TableName: tableName,
          Item: {
            ...journeyKey(journey.memberId),
            revision: { N: revision.toString() },
            sequence: { N: journey.sequence.toString() },
            journey: { B: encodeJourney(journey) },
            ...(place === null ? {} : { place: { S: place } }),
            ...(told.length === 0 ? {} : { told: { S: JSON.stringify(told) } }),
          },
          ...(before === null
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'revision = :before',
                ExpressionAttributeValues: { ':before': { N: before.revision.toString() } },
              }),
        },
      };
    },

    /** Writes down where chance put a member, in the transaction that acts on it. One for each trigger. */
    assigning(
      memberId: string,
      { triggerId, group, askId, at, programVersion, times }: Assignment,
    ): Companion {
      return {
        Update: {
          TableName: tableName,
          Key: { ...assignmentKey(memberId, triggerId) },
          UpdateExpression:
            'SET variant = :variant, askId = :ask, assignedAt = :at, programVersion = :version, firstAt = if_not_exists(firstAt, :at) ADD times :times',
          ExpressionAttributeValues: {
            ':variant': group.kind === 'holdout' ? { NULL: true } : { S: group.variant },
            ':ask': { S: askId },
            ':at': { N: at.toString() },
            ':version': { N: programVersion.toString() },
            ':times': { N: times.toString() },
          },
        },
      };
    },

    /** Of each write, whether its condition failed; null where nothing is known. @throws Fault when storage fails. */
    commit: (writes: readonly Companion[]): Promise<readonly boolean[] | null> =>
      failuresOf(client, writes, 'writing a journey'),

    /** Deletes what is kept beside the journey of a member who was erased. @returns false where there was nothing */
    async eraseBeside(memberId: string): Promise<boolean> {
      const items = await queryPartition(memberId, 'sk > :first', { ':first': { S: ' ' } });
      const keys = items
        .map(({ pk, sk }) => ({ pk, sk }) as unknown as Key)
        .filter(({ sk }) => sk.S !== journeyKey(memberId).sk.S);
      for (let start = 0; start < keys.length; start += DELETED_AT_ONCE)
        await deleteAll(keys.slice(start, start + DELETED_AT_ONCE));
      return keys.length > 0;
    },
  };

  async function queryPartition(memberId: string, condition: string, values: Item): Promise<readonly Item[]> {
    const found: Item[] = [];
    let startKey: Item | undefined;
    do {
      const page = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: `pk = :member AND ${condition}`,
            ExpressionAttributeValues: { ':member': { S: journeyPartition(memberId) }, ...values },
            ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading what is kept beside a journey');
        });
      found.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return found;
  }

  /** @throws Fault when storage fails, or takes only a part: the message comes again. */
  async function deleteAll(keys: readonly Key[]): Promise<void> {
    const requests = keys.map((key) => ({ DeleteRequest: { Key: { ...key } } }));
    const { UnprocessedItems = {} } = await client
      .send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }))
      .catch((error: unknown) => {
        throw asFault(error, 'erasing what is kept beside a journey');
      });
    const left = UnprocessedItems[tableName] ?? [];
    if (left.length > 0)
      await deleteAll(left.flatMap(({ DeleteRequest }) => (DeleteRequest?.Key as unknown as Key) ?? []));
  }
}

function decodeStored(memberId: string, item: Item): StoredJourney {
  const bytes = item['journey']?.B;
  if (bytes === undefined) throw new Error(`the journey of ${memberId} has no bytes`);
  return {
    journey: decodeJourney(memberId, number(item, 'sequence'), bytes),
    revision: number(item, 'revision'),
    place: item['place']?.S ?? null,
  };
}

function decodeAssignment(item: Item): KeptAssignment {
  const variant = item['variant']?.S;
  return {
    triggerId: text(item, 'sk').slice('ASSIGNMENT#'.length),
    group: variant === undefined ? { kind: 'holdout' } : { kind: 'treated', variant },
    askId: text(item, 'askId'),
    at: number(item, 'assignedAt'),
    programVersion: number(item, 'programVersion'),
    firstAt: number(item, 'firstAt'),
    times: number(item, 'times'),
  };
}
