import {
  type AttributeValue,
  BatchGetItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  paginateQuery,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { type Claim, type Entry, isCause } from '../domain/ledger/entry.ts';
import type { HistoryPage } from '../domain/simulation/checkpoint.ts';
import { type MemberEntries, SIMULATED_KINDS } from '../domain/simulation/history-of-entries.ts';
import { text } from './account-codec.ts';
import { decodeEntry } from './entry-codec.ts';
import { asFault, Fault } from './fault.ts';
import { accountKey, type Item, type Key, orderPartition } from './keys.ts';

export interface HistorySegment {
  readonly number: number;
  readonly of: number;
}

/** Items that a page looks at: some hundred accounts. */
const ITEMS_A_PAGE = 1_000;
/** Members whose entries are read at once. */
const MEMBERS_AT_ONCE = 16;
/** DynamoDB reads a hundred items at once. */
const KEYS_AT_ONCE = 100;
const TRIES = 6;

export type HistoryReader = ReturnType<typeof historyReader>;

/**
 * The past of members as the ledger has it, some accounts at a time, for whoever lives it again; the ledger is only read. Accounts
 * are found by a scan, and the entries of each by its statement: so each page is whole members, and whoever was cut off goes on
 * with the next page. Reads are eventually consistent, at half the price: a history that was written in this second is nobody's
 * question. Every method throws a `Fault` when storage fails.
 */
export function historyReader(client: DynamoDBClient, tableName: string) {
  return {
    /** @param cursor where the page before ended; null: from the beginning */
    async page(
      segment: HistorySegment,
      cursor: string | null,
      limit: number = ITEMS_A_PAGE,
    ): Promise<HistoryPage> {
      const found = await scan(segment, cursor, limit);
      const accounts: MemberEntries[] = [];
      for (let start = 0; start < found.memberIds.length; start += MEMBERS_AT_ONCE) {
        const some = found.memberIds.slice(start, start + MEMBERS_AT_ONCE);
        accounts.push(...(await Promise.all(some.map(entriesOf))));
      }
      return { accounts, items: found.items, cursor: found.cursor };
    },

    /** How many items the ledger has; about, because DynamoDB counts every six hours. */
    async itemCount(): Promise<number> {
      const { Table } = await client
        .send(new DescribeTableCommand({ TableName: tableName }))
        .catch((error: unknown) => {
          throw asFault(error, 'asking for the size of the ledger');
        });
      return Table?.ItemCount ?? 0;
    },
  };

  async function scan({ number, of }: HistorySegment, cursor: string | null, limit: number) {
    const {
      Items = [],
      LastEvaluatedKey,
      ScannedCount = 0,
    } = await client
      .send(
        new ScanCommand({
          TableName: tableName,
          Segment: number,
          TotalSegments: of,
          FilterExpression: 'sk = :account',
          ExpressionAttributeValues: { ':account': { S: 'ACCOUNT' } },
          ProjectionExpression: 'pk, sk',
          Limit: limit,
          ...(cursor === null ? {} : { ExclusiveStartKey: JSON.parse(cursor) as Item }),
        }),
      )
      .catch((error: unknown) => {
        throw asFault(error, 'looking for members');
      });
    const prefix = accountKey('').pk.S;
    return {
      memberIds: Items.map((item) => text(item, 'pk').slice(prefix.length)),
      items: ScannedCount,
      cursor: LastEvaluatedKey === undefined ? null : JSON.stringify(LastEvaluatedKey),
    };
  }

  async function entriesOf(memberId: string): Promise<MemberEntries> {
    const own = await readEntries(await statementOf(memberId));
    const elsewhere = own.filter(
      (entry): entry is Entry<Claim> => isCause(entry, 'claim') && entry.cause.fromMemberId !== memberId,
    );
    const claimed = await Promise.all(elsewhere.map(({ cause }) => orderEntries(cause.orderId)));
    return { memberId, own, claimed: claimed.flat() };
  }

  /** Keys of the entries of a member that a simulation asks for. */
  async function statementOf(memberId: string): Promise<readonly Key[]> {
    const kinds = SIMULATED_KINDS.map((kind, index) => [`:k${index}`, { S: kind }] as const);
    const items = await queryAll({
      IndexName: 'statement',
      KeyConditionExpression: 'memberId = :member',
      FilterExpression: `kind IN (${kinds.map(([name]) => name).join(', ')})`,
      ExpressionAttributeValues: { ':member': { S: memberId }, ...Object.fromEntries(kinds) },
      ProjectionExpression: 'pk, sk',
    });
    return items.map(({ pk, sk }) => ({ pk: pk as Key['pk'], sk: sk as Key['sk'] }));
  }

  /** An order with its changes, whoever's account they are on. */
  async function orderEntries(orderId: string): Promise<readonly Entry[]> {
    const items = await queryAll({
      KeyConditionExpression: 'pk = :order',
      ExpressionAttributeValues: { ':order': { S: orderPartition(orderId) } },
    });
    return items.map((item) => decodeEntry(item).entry);
  }

  async function queryAll(query: {
    readonly IndexName?: string;
    readonly KeyConditionExpression: string;
    readonly FilterExpression?: string;
    readonly ExpressionAttributeValues: Record<string, AttributeValue>;
    readonly ProjectionExpression?: string;
  }): Promise<readonly Item[]> {
    const items: Item[] = [];
    try {
      for await (const { Items = [] } of paginateQuery({ client }, { TableName: tableName, ...query }))
        items.push(...Items);
    } catch (error) {
      throw asFault(error, 'reading the history of a member');
    }
    return items;
  }

  async function readEntries(keys: readonly Key[]): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    for (let start = 0; start < keys.length; start += KEYS_AT_ONCE)
      entries.push(...(await readSome(keys.slice(start, start + KEYS_AT_ONCE))));
    return entries;
  }

  /** All of them: what DynamoDB had no time for, and what a replica has not yet, is asked for again, and then consistently. */
  async function readSome(keys: readonly Key[]): Promise<readonly Entry[]> {
    const found = new Map<string, Entry>();
    const nameOf = ({ pk, sk }: Key | Item) => `${pk?.S} ${sk?.S}`;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const missing = keys.filter((key) => !found.has(nameOf(key)));
      if (missing.length === 0) return [...found.values()];
      const Keys = missing.map((key): Record<string, AttributeValue> => ({ ...key }));
      const { Responses = {} } = await client
        .send(new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: tries > 0 } } }))
        .catch((error: unknown) => {
          throw asFault(error, 'reading the history of a member');
        });
      for (const item of Responses[tableName] ?? []) found.set(nameOf(item), decodeEntry(item).entry);
    }
    throw new Fault('BUSY', `entries of a history were not read in ${TRIES} tries`);
  }
}
