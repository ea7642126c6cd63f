import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { advocatePartition, friendKey, friendOf, friendsOf } from './referrals-keys.ts';

export type FriendOutcome = 'qualified' | 'rejected' | 'reversed';

/** Somebody who signed up by the code of an advocate. */
export interface Friend {
  readonly friendId: string;
  readonly signedUpAt: EpochSeconds;
  /** What became of the referral; null: the friend has signed up, and no more. */
  readonly outcome: FriendOutcome | null;
}

export interface FriendPage {
  readonly friends: readonly Friend[];
  /** Where the next page begins; null: this is the last. It names nobody. */
  readonly next: string | null;
}

/** Whose place on the list is meant. */
type Place = Pick<Friend, 'friendId' | 'signedUpAt'>;

export type FriendList = ReturnType<typeof friendList>;

const CURSOR = /^(\d{1,11})-(\d{1,6})$/;
/** Sorts behind all that ids are made of. */
const LAST = '\uffff';

/**
 * The only code that reads or writes the lists of friends of advocates. They are pointers: what became of a referral, its
 * entries say, and who lists is told what was so a moment ago.
 */
export function friendList(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * Friends of an advocate, newest first. A cursor says from which second on, and how many of that second were told,
     * because an advocate may not learn the ids of friends from it.
     *
     * @param after `next` of the page before; what is no such cursor begins at the newest
     * @throws Fault when storage fails.
     */
    async page(advocateId: string, limit: number, after?: string): Promise<FriendPage> {
      const start = startOf(after);
      const found = await newest(advocateId, start.told + limit + 1, start.second);
      const friends = found.slice(start.told, start.told + limit);
      const hasMore = found.length > start.told + limit;
      return { friends, next: hasMore ? cursorBehind(friends, start) : null };
    },

    /** Newest first. @throws Fault when storage fails. */
    latest: (advocateId: string, limit: number): Promise<readonly Friend[]> => newest(advocateId, limit),

    /** Puts a friend on the list, in the transaction that opens the referral. */
    adding(advocateId: string, { friendId, signedUpAt, outcome }: Friend): Companion {
      return {
        Put: {
          TableName: tableName,
          Item: {
            ...friendKey(advocateId, signedUpAt, friendId),
            ...(outcome === null ? {} : { outcome: { S: outcome } }),
          },
        },
      };
    },

    /** Says what became of it, in the transaction that decides so. */
    marking(advocateId: string, { friendId, signedUpAt }: Place, outcome: FriendOutcome): Companion {
      return {
        Update: {
          TableName: tableName,
          Key: { ...friendKey(advocateId, signedUpAt, friendId) },
          UpdateExpression: 'SET outcome = :outcome',
          ExpressionAttributeValues: { ':outcome': { S: outcome } },
        },
      };
    },

    /** Takes a friend off again, whom a later code gave to another. Nothing happens where they are not on the list. */
    removing: (advocateId: string, { friendId, signedUpAt }: Place): Companion => ({
      Delete: { TableName: tableName, Key: { ...friendKey(advocateId, signedUpAt, friendId) } },
    }),
  };

  /** @param until the latest second that is wanted */
  async function newest(advocateId: string, count: number, until?: EpochSeconds): Promise<readonly Friend[]> {
    const friends: Friend[] = [];
    let startKey: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await query(
        advocateId,
        count - friends.length,
        until,
        startKey,
      );
      friends.push(...Items.map(decodeFriend));
      startKey = LastEvaluatedKey;
    } while (startKey !== undefined && friends.length < count);
    return friends;
  }

  async function query(advocateId: string, limit: number, until?: EpochSeconds, startKey?: Item) {
    try {
      return await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :advocate AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ':advocate': { S: advocatePartition(advocateId) },
            ':first': { S: friendsOf() },
            ':last': { S: `${friendsOf(until)}${LAST}` },
          },
          ScanIndexForward: false,
          Limit: limit,
          ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
        }),
      );
    } catch (error) {
      throw asFault(error, "reading an advocate's friends");
    }
  }
}

interface Start {
  readonly second: EpochSeconds | undefined;
  /** How many of that second were told. */
  readonly told: number;
}

function startOf(cursor: string | undefined): Start {
  const [, second, told] = CURSOR.exec(cursor ?? '') ?? [];
  return second === undefined
    ? { second: undefined, told: 0 }
    : { second: Number(second), told: Number(told) };
}

function cursorBehind(friends: readonly Friend[], start: Start): string {
  const second = friends.at(-1)?.signedUpAt ?? 0;
  const here = friends.filter(({ signedUpAt }) => signedUpAt === second).length;
  return `${second}-${here + (second === start.second ? start.told : 0)}`;
}

function decodeFriend(item: Item): Friend {
  const outcome = item['outcome']?.S as FriendOutcome | undefined;
  return { ...friendOf(text(item, 'sk')), outcome: outcome ?? null };
}
