import {
  type CancellationReason,
  type DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { asFault, Fault } from './fault.ts';
import type { Item, Key } from './keys.ts';
import { programItemReader } from './program-item-reader.ts';

export interface Page<T> {
  readonly rows: readonly T[];
  /** Sort key to go on after; null when there is no more. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
  readonly attributes?: readonly string[];
}

export type ProgramTable = ReturnType<typeof programTable>;

/** What the stores of the program table share. Every method throws a `Fault` when storage fails. */
export function programTable(client: DynamoDBClient, tableName: string) {
  return {
    getItem: programItemReader(client, tableName),

    /** The last of a partition first. */
    async queryBackwards(partition: string, { limit, after, attributes }: PageRequest): Promise<Page<Item>> {
      const rows: Item[] = [];
      let start: Item | undefined = after === null ? undefined : { pk: { S: partition }, sk: { S: after } };
      // A page of DynamoDB ends at 1 MB, documents included, so it may hold fewer than were asked for.
      do {
        const command = new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :partition',
          ExpressionAttributeValues: { ':partition': { S: partition } },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit - rows.length,
          ...(attributes === undefined ? {} : { ProjectionExpression: attributes.join(', ') }),
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        });
        const page = await client.send(command).catch((error: unknown) => {
          throw asFault(error, `listing ${partition.toLowerCase()}s of the program`);
        });
        rows.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start !== undefined && rows.length < limit);
      return { rows, next: start?.['sk']?.S ?? null };
    },

    /** Null when all was written; otherwise nothing was, and for each item stands whether its condition failed. */
    async transact(items: TransactWriteItem[], doing: string): Promise<readonly boolean[] | null> {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return null;
      } catch (error) {
        return conditionsFailed(error, doing);
      }
    },

    /** An item that must not be there yet. */
    puttingNew: (item: Item): TransactWriteItem => ({
      Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
    }),

    /** An item in the place of one that is at `revision` still; 0: of none. */
    puttingOver: (item: Item, revision: number): TransactWriteItem => ({
      Put: { TableName: tableName, Item: item, ...atRevision(revision) },
    }),

    checking: (key: Key, revision: number): TransactWriteItem => ({
      ConditionCheck: { TableName: tableName, Key: { ...key }, ...atRevision(revision) },
    }),
  };
}

function atRevision(revision: number) {
  return revision === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'revision = :revision AND attribute_not_exists(deleted)',
        ExpressionAttributeValues: { ':revision': { N: revision.toString() } },
      };
}

/**
 * Which items' conditions did not hold. Another transaction on the same items counts as a change of all of them: it is
 * somebody who does the same thing at this moment.
 *
 * @throws Fault BUSY when DynamoDB refused for want of capacity; whatever else the error is, as a fault or as it is
 */
function conditionsFailed(error: unknown, doing: string): readonly boolean[] {
  if (!(error instanceof TransactionCanceledException)) throw asFault(error, doing);
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.map(({ Code }: CancellationReason) => Code === 'ConditionalCheckFailed');
  if (failed.includes(true) || reasons.some(({ Code }) => Code === 'TransactionConflict')) return failed;
  const codes = reasons.map(({ Code }) => Code).join(', ');
  throw new Fault('BUSY', `a transaction was canceled while ${doing}: ${codes}`, error);
}
