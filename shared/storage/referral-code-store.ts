import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { normalizedCode } from '../domain/rewards/coupon-code.ts';
import { number, text } from './account-codec.ts';
import { failuresOf } from './failed-writes.ts';
import { asFault } from './fault.ts';
import type { Item, Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { advocateCodeKey, referralCodeKey, renewalKey } from './referrals-keys.ts';
import { untilCommitted } from './until-committed.ts';

/** The code by which a member brings friends. */
export interface ReferralCode {
  /** As it was made, or wished for. */
  readonly code: string;
  readonly memberId: string;
  /** The name that friends may see; null: none. It is personal. */
  readonly shownAs: string | null;
  readonly issuedAt: EpochSeconds;
  /** Counts changes of this member's code and name, from 1. */
  readonly version: number;
}

/** Whose a code is, or was before it was renewed. */
export interface CodeOwner {
  readonly memberId: string;
  /** As it was made. */
  readonly code: string;
  /** Since when it leads nowhere; null: it is in force. */
  readonly retiredAt: EpochSeconds | null;
}

/** The call that renews a code. */
export interface Renewal {
  /** Its Idempotency-Key. */
  readonly renewalId: string;
  readonly requestHash: string;
}

export type ReferralCodeStore = ReturnType<typeof referralCodeStore>;

/**
 * The only code that reads or writes codes of advocates. A code is a pointer to its member, and stays one for ever: after a
 * renewal it leads nowhere, and is given to nobody else, because old links are still about.
 */
export function referralCodeStore(client: DynamoDBClient, tableName: string) {
  return {
    /** However it is typed: capitals, spaces and dashes do not matter. Consistently. @throws Fault when storage fails. */
    async findOwner(code: string): Promise<CodeOwner | null> {
      const item = await getItem(referralCodeKey(code));
      if (item === undefined) return null;
      return {
        memberId: text(item, 'memberId'),
        code: text(item, 'code'),
        retiredAt: item['retiredAt'] === undefined ? null : number(item, 'retiredAt'),
      };
    },

    /** The code in force of a member; null where none was issued. Consistently. @throws Fault when storage fails. */
    async readCode(memberId: string): Promise<ReferralCode | null> {
      const item = await getItem(advocateCodeKey(memberId));
      return item === undefined ? null : decodeCode(memberId, item);
    },

    /**
     * Gives a member their first code. `has_one`: the member has a code already, maybe by an earlier attempt of this call;
     * `taken`: the code is, or was, another's: draw another; `refused`: what it was to be committed with was not so.
     *
     * @param condition such as `stillMember`: an erasure at that very moment finds the name, or there is none
     * @throws Fault when storage fails, or BUSY.
     */
    async issue(
      code: ReferralCode,
      condition?: Companion,
    ): Promise<'issued' | 'taken' | 'has_one' | 'refused'> {
      const [hasOne, isTaken, isRefused] = await write(
        [
          putAdvocate(code, 'attribute_not_exists(pk)'),
          putCode(code),
          ...(condition === undefined ? [] : [condition]),
        ],
        'issuing a referral code',
      );
      if (isRefused) return 'refused';
      if (hasOne) return 'has_one';
      return isTaken ? 'taken' : 'issued';
    },

    /**
     * Puts `after` in the place of `before`, which leads nowhere from `now` on. `stale`: `before` is not the member's code
     * any more, maybe by an earlier attempt of this call; `taken`: `after` is, or was, some member's.
     *
     * @param renewal of which call; `findRenewal` knows it from then on
     * @throws Fault when storage fails, or BUSY.
     */
    async renew(
      before: ReferralCode,
      after: ReferralCode,
      now: EpochSeconds,
      renewal?: Renewal,
    ): Promise<'renewed' | 'taken' | 'stale'> {
      if (normalizedCode(before.code) === normalizedCode(after.code)) return 'taken';
      const [isChanged, isRetired, isTaken, isRepeated] = await write(
        [
          putAdvocate(after, '#version = :before', before.version),
          retire(before, now),
          putCode(after),
          ...(renewal === undefined ? [] : [putRenewal(after, renewal)]),
        ],
        'renewing a referral code',
      );
      if (isChanged || isRetired || isRepeated) return 'stale';
      return isTaken ? 'taken' : 'renewed';
    },

    /** What a call that renewed a member's code gave; null: it renewed none. Consistently. @throws Fault when storage fails. */
    async findRenewal(
      memberId: string,
      renewalId: string,
    ): Promise<{ readonly code: string; readonly requestHash: string } | null> {
      const item = await getItem(renewalKey(memberId, renewalId));
      return item === undefined ? null : { code: text(item, 'code'), requestHash: text(item, 'requestHash') };
    },

    /** Changes the name that friends see; false when the code or name has changed since. @throws Fault when storage fails. */
    async showAs(before: ReferralCode, shownAs: string | null): Promise<boolean> {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { ...advocateCodeKey(before.memberId) },
            UpdateExpression: `ADD #version :one ${shownAs === null ? 'REMOVE shownAs' : 'SET shownAs = :name'}`,
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: {
              ':one': { N: '1' },
              ':before': { N: before.version.toString() },
              ...(shownAs === null ? {} : { ':name': { S: shownAs } }),
            },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw asFault(error, 'changing the name shown with a referral code');
      }
    },

    /** Removes them where a restore brought them back; false when there is nothing to remove. @throws Fault when storage fails. */
    async eraseAgain(memberId: string): Promise<boolean> {
      const { Attributes } = await client
        .send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: { ...advocateCodeKey(memberId) },
            ReturnValues: 'ALL_OLD',
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'erasing a referral code again');
        });
      return Attributes !== undefined;
    },

    /** Removes the member's code with the name. Whose the code was, stays known, so that nobody else is given it. */
    erasing: (memberId: string): readonly Companion[] => [
      { Delete: { TableName: tableName, Key: { ...advocateCodeKey(memberId) } } },
    ],
  };

  async function getItem(key: Key): Promise<Item | undefined> {
    const { Item: item } = await client
      .send(new GetItemCommand({ TableName: tableName, Key: { ...key }, ConsistentRead: true }))
      .catch((error: unknown) => {
        throw asFault(error, 'looking a referral code up');
      });
    return item;
  }

  /** Whether each write's condition failed; none did where all were written. */
  async function write(items: readonly Companion[], doing: string): Promise<readonly boolean[]> {
    return untilCommitted(() => failuresOf(client, items, doing), doing);
  }

  function putAdvocate(code: ReferralCode, condition: string, version?: number): Companion {
    return {
      Put: {
        TableName: tableName,
        Item: encodeCode(code),
        ConditionExpression: condition,
        ...(version === undefined
          ? {}
          : {
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': { N: version.toString() } },
            }),
      },
    };
  }

  function putCode({ code, memberId }: ReferralCode): Companion {
    return {
      Put: {
        TableName: tableName,
        Item: { ...referralCodeKey(code), memberId: { S: memberId }, code: { S: code } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  function retire({ code, memberId }: ReferralCode, now: EpochSeconds): Companion {
    return {
      Update: {
        TableName: tableName,
        Key: { ...referralCodeKey(code) },
        UpdateExpression: 'SET retiredAt = :now',
        ConditionExpression: 'memberId = :member AND attribute_not_exists(retiredAt)',
        ExpressionAttributeValues: { ':now': { N: now.toString() }, ':member': { S: memberId } },
      },
    };
  }

  function putRenewal({ code, memberId }: ReferralCode, { renewalId, requestHash }: Renewal): Companion {
    return {
      Put: {
        TableName: tableName,
        Item: { ...renewalKey(memberId, renewalId), code: { S: code }, requestHash: { S: requestHash } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }
}

const encodeCode = ({ code, memberId, shownAs, issuedAt, version }: ReferralCode): Item => ({
  ...advocateCodeKey(memberId),
  code: { S: code },
  ...(shownAs === null ? {} : { shownAs: { S: shownAs } }),
  issuedAt: { N: issuedAt.toString() },
  version: { N: version.toString() },
});

const decodeCode = (memberId: string, item: Item): ReferralCode => ({
  code: text(item, 'code'),
  memberId,
  shownAs: item['shownAs']?.S ?? null,
  issuedAt: number(item, 'issuedAt'),
  version: number(item, 'version'),
});
