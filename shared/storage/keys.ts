import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ChallengeCause } from '../domain/ledger/challenge.ts';
import type { Entry } from '../domain/ledger/entry.ts';

/**
 * The ledger table. An entry's key is its business key, so that the entry is its own guard against duplicates:
 *
 * | pk                   | sk                      | item                                                     |
 * | -------------------- | ----------------------- | -------------------------------------------------------- |
 * | `ACCOUNT#<memberId>` | `ACCOUNT`               | the account                                              |
 * | `ORDER#<orderId>`    | `ORDER`                 | the accrual, or refunds that wait for it                 |
 * | `ORDER#<orderId>`    | `CHANGE#<n>`            | the order's n-th change: refund, claim, transfer, delivery |
 * | `ACTIVITY#<id>`      | `ACTIVITY`              | an activity                                              |
 * | `ACTIVITY#<id>`      | `REVERSAL`              | its reversal                                             |
 * | `MEMBER#<memberId>`  | `STATUS#<sequence>`     | enrollment, closure, erasure                             |
 * | `MEMBER#<memberId>`  | `ADJUSTMENT#<id>`       | adjustment                                               |
 * | `MEMBER#<memberId>`  | `TIER#<id>`             | a tier assigned by hand, or taken back                   |
 * | `REDEMPTION#<id>`    | `REDEMPTION`            | the authorization of a redemption                        |
 * | `REDEMPTION#<id>`    | `CHANGE#<n>`            | its n-th change: capture, release, return, use of its coupon … |
 * | `REFERRAL#<friendId>` | `REFERRAL`             | the opening of the referral by which a friend came       |
 * | `REFERRAL#<friendId>` | `CHANGE#<n>`           | its n-th change: qualification, review, reward, reversal |
 * | `CHALLENGE#<memberId>#<id>` | `ROUND#<n>#<sequence>` | what a challenge gave the member for the n-th time, or took back of it |
 *
 * A change of an order, a redemption or a referral takes its next number, so two changes decided on the same state cannot both
 * commit.
 */
export interface Key {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
}

/** As the SDK reads and writes it. */
export type Item = Record<string, AttributeValue>;

const REDEMPTION = 'REDEMPTION#';
const REFERRAL = 'REFERRAL#';
const CHALLENGE = 'CHALLENGE#';

const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

export const accountKey = (memberId: string): Key => key(`ACCOUNT#${memberId}`, 'ACCOUNT');
export const orderPartition = (orderId: string): string => `ORDER#${orderId}`;
export const orderKey = (orderId: string): Key => key(orderPartition(orderId), 'ORDER');

/** @param change 1 for the order's first change; four digits, because an order has at most some hundred. */
export function changeKey(orderId: string, change: number): Key {
  return key(orderPartition(orderId), `CHANGE#${change.toString().padStart(4, '0')}`);
}

export const redemptionPartition = (redemptionId: string): string => `${REDEMPTION}${redemptionId}`;
export const redemptionKey = (redemptionId: string): Key =>
  key(redemptionPartition(redemptionId), 'REDEMPTION');

/** @param change 1 for the first change; a redemption has a handful, and at most one for each refund of its order. */
export function redemptionChangeKey(redemptionId: string, change: number): Key {
  return key(redemptionPartition(redemptionId), `CHANGE#${change.toString().padStart(4, '0')}`);
}

/** Whose entry lives under the partition key; null where it is no redemption's. */
export function redemptionOf(partition: string): string | null {
  return partition.startsWith(REDEMPTION) ? partition.slice(REDEMPTION.length) : null;
}

export const referralPartition = (friendId: string): string => `${REFERRAL}${friendId}`;
/** A friend has one referral for ever, so it needs no id of its own. */
export const referralKey = (friendId: string): Key => key(referralPartition(friendId), 'REFERRAL');

/** @param change 1 for the first change; a referral has a handful. */
export function referralChangeKey(friendId: string, change: number): Key {
  return key(referralPartition(friendId), `CHANGE#${change.toString().padStart(4, '0')}`);
}

/** Whose referral the entry under the partition key is of; null where it is of none. */
export function referralOf(partition: string): string | null {
  return partition.startsWith(REFERRAL) ? partition.slice(REFERRAL.length) : null;
}

/** What a member was given for one challenge. An id of a challenge holds no `#`. */
export const challengePartition = (memberId: string, challengeId: string): string =>
  `${CHALLENGE}${memberId}#${challengeId}`;

/** Before the keys of what was given, and taken back, for the `round`-th time; oldest first. */
export const roundPrefix = (round: number): string => `ROUND#${round.toString().padStart(6, '0')}#`;

/** A round may be given again after it was taken back, so the entry's own number is part of its key. */
export function challengeKey({ memberId, sequence, cause }: Entry<ChallengeCause>): Key {
  return challengeEntryKey(memberId, cause.challengeId, cause.round, sequence);
}

export function challengeEntryKey(
  memberId: string,
  challengeId: string,
  round: number,
  sequence: number,
): Key {
  const place = `${roundPrefix(round)}${sequence.toString().padStart(10, '0')}`;
  return key(challengePartition(memberId, challengeId), place);
}

/** Which challenge the entry under the partition key is of; null where it is of none. */
export function challengeOf(partition: string): string | null {
  return partition.startsWith(CHALLENGE) ? partition.slice(partition.lastIndexOf('#') + 1) : null;
}

export const memberPartition = (memberId: string): string => `MEMBER#${memberId}`;
/** What the keys of enrollments, closures and erasures begin with, in the order in which they came. */
export const STATUS = 'STATUS#';

/** Where an entry lives that is about a member and nothing else. */
export function memberEntryKey({ memberId, sequence, cause }: Entry): Key {
  const partition = memberPartition(memberId);
  switch (cause.kind) {
    case 'enrollment':
    case 'closure':
    case 'erasure':
      return key(partition, `${STATUS}${sequence.toString().padStart(10, '0')}`);
    case 'adjustment':
      return adjustmentKey(memberId, cause.adjustmentId);
    case 'tier_assignment':
      return assignmentKey(memberId, cause.assignmentId);
    default:
      throw new Error(`an entry of kind ${cause.kind} lives with what it is about, not with its member`);
  }
}

export const assignmentKey = (memberId: string, assignmentId: string): Key =>
  key(memberPartition(memberId), `TIER#${assignmentId}`);
export const activityKey = (activityId: string): Key => key(`ACTIVITY#${activityId}`, 'ACTIVITY');
/** An activity is reversed once: its reversal has one place. */
export const activityReversalKey = (activityId: string): Key => key(`ACTIVITY#${activityId}`, 'REVERSAL');

export const adjustmentKey = (memberId: string, adjustmentId: string): Key =>
  key(memberPartition(memberId), `ADJUSTMENT#${adjustmentId}`);
