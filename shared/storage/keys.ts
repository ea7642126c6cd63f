import type { AttributeValue } from '@aws-sdk/client-dynamodb';
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
 * | `MEMBER#<memberId>`  | `HOLD#<holdId>[#<seq>]` | authorization; capture and release with their sequence   |
 *
 * A change of an order takes the order's next number, so two changes decided on the same state cannot both commit.
 */
export interface Key {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
}

/** As the SDK reads and writes it. */
export type Item = Record<string, AttributeValue>;

const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

export const accountKey = (memberId: string): Key => key(`ACCOUNT#${memberId}`, 'ACCOUNT');
export const orderPartition = (orderId: string): string => `ORDER#${orderId}`;
export const orderKey = (orderId: string): Key => key(orderPartition(orderId), 'ORDER');

/** @param change 1 for the order's first change; four digits, because an order has at most some hundred. */
export function changeKey(orderId: string, change: number): Key {
  return key(orderPartition(orderId), `CHANGE#${change.toString().padStart(4, '0')}`);
}

/** Where an entry that is not part of an order lives. */
export function memberEntryKey({ memberId, sequence, cause }: Entry): Key {
  const partition = `MEMBER#${memberId}`;
  switch (cause.kind) {
    case 'enrollment':
    case 'closure':
    case 'erasure':
      return key(partition, `STATUS#${sequence.toString().padStart(10, '0')}`);
    case 'adjustment':
      return adjustmentKey(memberId, cause.adjustmentId);
    case 'tier_assignment':
      return assignmentKey(memberId, cause.assignmentId);
    case 'authorization':
      return key(partition, `HOLD#${cause.holdId}`);
    case 'capture':
    case 'release':
      return key(partition, `HOLD#${cause.holdId}#${sequence}`);
    default:
      throw new Error(`an entry of kind ${cause.kind} lives with its order`);
  }
}

export const assignmentKey = (memberId: string, assignmentId: string): Key =>
  key(`MEMBER#${memberId}`, `TIER#${assignmentId}`);
export const activityKey = (activityId: string): Key => key(`ACTIVITY#${activityId}`, 'ACTIVITY');
/** An activity is reversed once: its reversal has one place. */
export const activityReversalKey = (activityId: string): Key => key(`ACTIVITY#${activityId}`, 'REVERSAL');

export const adjustmentKey = (memberId: string, adjustmentId: string): Key =>
  key(`MEMBER#${memberId}`, `ADJUSTMENT#${adjustmentId}`);
