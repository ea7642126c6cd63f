import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Account } from '../domain/ledger/account.ts';
import type { ChallengeAward } from '../domain/ledger/challenge.ts';
import { type Accrual, type Entry, isCause } from '../domain/ledger/entry.ts';
import { afterChange, type OrderState, recordedOrder } from '../domain/ledger/order-state.ts';
import { decodeAccount, encodeAccount } from './account-codec.ts';
import { type CommitOutcome, outcomeOfCancellation } from './commit-outcome.ts';
import {
  decodeEntry,
  decodeEntryBooks,
  type EntryBooks,
  encodeEntry,
  type StoredEntry,
} from './entry-codec.ts';
import { asFault } from './fault.ts';
import {
  accountKey,
  challengePartition,
  type Item,
  type Key,
  memberPartition,
  orderPartition,
  redemptionPartition,
  referralPartition,
  roundPrefix,
  STATUS,
} from './keys.ts';
import type { EntryWrite, LedgerWrite } from './ledger-write.ts';
import { decodeParkedRefunds, encodeParkedRefunds, type ParkedRefunds } from './parked-refunds.ts';
import { type RedemptionRecord, redemptionRecord } from './redemption-record.ts';
import { type ReferralRecord, referralRecord } from './referral-record.ts';

/** An order's items: either refunds that wait for it, or its state with the stored entries it was folded from. */
export interface OrderRecord {
  readonly parked: ParkedRefunds | null;
  readonly state: OrderState | null;
  readonly entries: readonly StoredEntry[];
}

export interface EntryPage {
  readonly entries: readonly EntryBooks[];
  /** Whether there are more behind the last one. */
  readonly hasMore: boolean;
}

export type LedgerStore = ReturnType<typeof ledgerStore>;

/** The only code that reads or writes the ledger table. Every method throws a `Fault` when storage fails. */
export function ledgerStore(client: DynamoDBClient, tableName: string) {
  return {
    /** The stored account, consistently; null when the member has no entries yet. */
    async readAccount(memberId: string): Promise<Account | null> {
      const item = await getItem(accountKey(memberId), 'reading an account');
      return item === undefined ? null : decodeAccount(item);
    },

    /** One entry by its key, consistently. */
    async readEntry(key: Key): Promise<StoredEntry | null> {
      const item = await getItem(key, 'reading an entry');
      return item === undefined ? null : decodeEntry(item);
    },

    /** The last enrollment, closure or erasure of a member, consistently; null before the first. */
    async readLastStatus(memberId: string): Promise<StoredEntry | null> {
      return lastWithin(memberPartition(memberId), STATUS, 'reading how a membership stands');
    },

    /** Everything about an order, consistently; null when nothing of it is known. */
    async readOrder(orderId: string): Promise<OrderRecord | null> {
      const items = await queryAll(orderPartition(orderId), 'reading an order');
      const parked = items[0] === undefined ? null : decodeParkedRefunds(items.at(-1) ?? items[0]);
      if (items.length === 0) return null;
      return parked === null ? orderRecord(items) : { parked, state: null, entries: [] };
    },

    /** A redemption as its entries tell it, consistently; null when there is none. */
    async readRedemption(redemptionId: string): Promise<RedemptionRecord | null> {
      const items = await queryAll(redemptionPartition(redemptionId), 'reading a redemption');
      return items.length === 0 ? null : redemptionRecord(items);
    },

    /** The referral by which a member came as a friend, consistently; null when there is none. */
    async readReferral(friendId: string): Promise<ReferralRecord | null> {
      const items = await queryAll(referralPartition(friendId), 'reading a referral');
      return items.length === 0 ? null : referralRecord(items);
    },

    /** What a challenge gave for the `round`-th time and stands, consistently; null when nothing does. */
    async readChallengeAward(
      memberId: string,
      challengeId: string,
      round: number,
    ): Promise<Entry<ChallengeAward> | null> {
      const partition = challengePartition(memberId, challengeId);
      const last = await lastWithin(partition, roundPrefix(round), 'reading what a challenge gave');
      return last !== null && isCause(last.entry, 'challenge_award') ? last.entry : null;
    },

    /** What a challenge ever gave for the `round`-th time, consistently, oldest first, whatever of it was taken back. */
    async readChallengeAwards(
      memberId: string,
      challengeId: string,
      round: number,
    ): Promise<readonly Entry<ChallengeAward>[]> {
      const partition = challengePartition(memberId, challengeId);
      const items = await queryAll(partition, 'reading what a challenge ever gave', roundPrefix(round));
      return items
        .map((item) => decodeEntry(item).entry)
        .filter((entry): entry is Entry<ChallengeAward> => isCause(entry, 'challenge_award'));
    },

    /** Commits a decision. Safe to repeat after any failure: the entries' keys are the guard. */
    async commit(write: LedgerWrite): Promise<CommitOutcome> {
      const items: TransactWriteItem[] = [
        ...write.entries.map(putEntry),
        ...write.accounts.map(({ before, after }) => putAccount(before, after)),
        ...(write.companions ?? []),
      ];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return { kind: 'committed' };
      } catch (error) {
        const outcome = outcomeOfCancellation(error, write);
        if (outcome === null) throw asFault(error, 'committing to the ledger');
        return outcome;
      }
    },

    /** Keeps a refund until its order comes; false when the order, or another refund, came first. */
    async park(orderId: string, before: ParkedRefunds | null, after: ParkedRefunds): Promise<boolean> {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: encodeParkedRefunds(orderId, after),
            ...conditionOnParked(before),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
        throw asFault(error, 'keeping a refund for its order');
      }
    },

    /**
     * A page of the statement from the index, which may be behind a write by a moment.
     * `after`: the sequence number of the last entry of the page before.
     */
    async readEntries(
      memberId: string,
      order: 'newest' | 'oldest',
      limit: number,
      after?: number,
    ): Promise<EntryPage> {
      const comparison = order === 'newest' ? '<' : '>';
      try {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'statement',
            KeyConditionExpression: `memberId = :member${after === undefined ? '' : ` AND #sequence ${comparison} :after`}`,
            ...(after === undefined ? {} : { ExpressionAttributeNames: { '#sequence': 'sequence' } }),
            ExpressionAttributeValues: {
              ':member': { S: memberId },
              ...(after === undefined ? {} : { ':after': { N: after.toString() } }),
            },
            ScanIndexForward: order === 'oldest',
            Limit: limit,
          }),
        );
        return { entries: Items.map(decodeEntryBooks), hasMore: LastEvaluatedKey !== undefined };
      } catch (error) {
        throw asFault(error, 'reading a statement');
      }
    },

    /** One entry of the statement with its cause; null when there is none, or the index has not caught up. */
    async findEntry(memberId: string, sequence: number): Promise<StoredEntry | null> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'statement',
            KeyConditionExpression: 'memberId = :member AND #sequence = :sequence',
            ExpressionAttributeNames: { '#sequence': 'sequence' },
            ExpressionAttributeValues: {
              ':member': { S: memberId },
              ':sequence': { N: sequence.toString() },
            },
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'looking an entry up');
        });
      const found = Items[0];
      if (found === undefined) return null;
      return this.readEntry({ pk: found['pk'] as Key['pk'], sk: found['sk'] as Key['sk'] });
    },
  };

  async function getItem(key: Key, doing: string): Promise<Item | undefined> {
    try {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: { ...key }, ConsistentRead: true }),
      );
      return item;
    } catch (error) {
      throw asFault(error, doing);
    }
  }

  /** The last entry of a partition whose key begins so, consistently; null when there is none. */
  async function lastWithin(partition: string, prefix: string, doing: string): Promise<StoredEntry | null> {
    const { Items: [item] = [] } = await client
      .send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :partition AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':partition': { S: partition }, ':prefix': { S: prefix } },
          ScanIndexForward: false,
          Limit: 1,
          ConsistentRead: true,
        }),
      )
      .catch((error: unknown) => {
        throw asFault(error, doing);
      });
    return item === undefined ? null : decodeEntry(item);
  }

  /** A partition's items in key order, all pages: an order has at most some hundred small ones, a redemption fewer. */
  async function queryAll(partition: string, doing: string, prefix?: string): Promise<Item[]> {
    const items: Item[] = [];
    let startKey: Item | undefined;
    do {
      const page = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: `pk = :partition${prefix === undefined ? '' : ' AND begins_with(sk, :prefix)'}`,
            ExpressionAttributeValues: {
              ':partition': { S: partition },
              ...(prefix === undefined ? {} : { ':prefix': { S: prefix } }),
            },
            ConsistentRead: true,
            ...(startKey ? { ExclusiveStartKey: startKey } : {}),
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, doing);
        });
      items.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey);
    return items;
  }

  function putEntry(write: EntryWrite): TransactWriteItem {
    const condition = conditionOnParked(write.replaces ?? null);
    return {
      Put: {
        TableName: tableName,
        Item: encodeEntry(write.key, write),
        ...condition,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  function putAccount(before: Account, after: Account): TransactWriteItem {
    const isNew = before.sequence === 0;
    return {
      Put: {
        TableName: tableName,
        Item: encodeAccount(after),
        ConditionExpression: isNew ? 'attribute_not_exists(pk)' : '#version = :before',
        ...(isNew ? {} : { ExpressionAttributeNames: { '#version': 'version' } }),
        ...(isNew ? {} : { ExpressionAttributeValues: { ':before': { N: before.sequence.toString() } } }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }
}

/** The place of an order's accrual must be empty, or hold exactly the refunds that the writer has seen. */
function conditionOnParked(parked: ParkedRefunds | null) {
  return parked === null
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'parkedVersion = :parked',
        ExpressionAttributeValues: { ':parked': { N: parked.version.toString() } },
      };
}

/** `CHANGE#…` sorts before `ORDER`, so the accrual is the last item. */
function orderRecord(items: readonly Item[]): OrderRecord {
  const stored = items.map(decodeEntry);
  const accrual = stored
    .map(({ entry }) => entry)
    .find((entry): entry is Entry<Accrual> => isCause(entry, 'accrual'));
  if (accrual === undefined) throw new Error(`order ${items[0]?.['pk']?.S} has changes but no accrual`);
  const changes = stored.map(({ entry }) => entry).filter((entry) => entry !== accrual);
  return { parked: null, state: changes.reduce(afterChange, recordedOrder(accrual)), entries: stored };
}

/** The number that the next change of an order takes. */
export function nextChange(record: OrderRecord): number {
  return record.entries.length;
}
