import type { EpochSeconds } from '../domain/calendar.ts';
import { normalizedCode } from '../domain/rewards/coupon-code.ts';
import type { Key } from './keys.ts';

/**
 * The referrals table. Nothing in it is the truth about points: what a referral is, its entries in the ledger say.
 *
 * | pk                    | sk                               | item                                                    |
 * | --------------------- | -------------------------------- | ------------------------------------------------------- |
 * | `CODE#<code>`         | `CODE`                           | whose code it is, or was: it is never given to another  |
 * | `ADVOCATE#<memberId>` | `CODE`                           | the member's code in force, and the name shown with it  |
 * | `ADVOCATE#<memberId>` | `RENEWAL#<key>`                  | which code a call gave, so that its retry is answered   |
 * | `ADVOCATE#<memberId>` | `FRIEND#<signedUpAt>#<friendId>` | a friend, and what became of the referral               |
 * | `VISIT#<visitId>`     | `VISIT`                          | a link that was opened; nothing of the person           |
 * | `SIGNALS#<memberId>`  | `SIGNALS`                        | salted hashes that a member is compared by              |
 * | `REVIEWS`             | `<holdEndsAt>#<friendId>`        | a referral that waits for a person                      |
 * | `DUE`                 | `<dueAt>#<friendId>`             | a reward that is promised for the end of a hold         |
 *
 * The code of a key is its canonical form, so that a friend may type it in any way they read it. Seconds have eleven
 * digits, so that keys are in the order of time.
 */
const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

const EPOCH_DIGITS = 11;
const VISIT = 'VISIT#';
const FRIEND = 'FRIEND#';

/** A moment as it begins a sort key. */
export const momentKey = (moment: EpochSeconds): string => moment.toString().padStart(EPOCH_DIGITS, '0');

export const referralCodeKey = (code: string): Key => key(`CODE#${normalizedCode(code)}`, 'CODE');

export const advocatePartition = (memberId: string): string => `ADVOCATE#${memberId}`;
export const advocateCodeKey = (memberId: string): Key => key(advocatePartition(memberId), 'CODE');
export const renewalKey = (memberId: string, renewalId: string): Key =>
  key(advocatePartition(memberId), `RENEWAL#${renewalId}`);

/** A friend among those of an advocate, by when they signed up. */
export const friendKey = (advocateId: string, signedUpAt: EpochSeconds, friendId: string): Key =>
  key(advocatePartition(advocateId), `${friendsOf(signedUpAt)}#${friendId}`);

/** What the keys of friends of one second begin with; without a second, those of all. */
export const friendsOf = (signedUpAt?: EpochSeconds): string =>
  signedUpAt === undefined ? FRIEND : `${FRIEND}${momentKey(signedUpAt)}`;

/** Who a friend's key is of, and since when. @param sortKey `FRIEND#<signedUpAt>#<friendId>` */
export function friendOf(sortKey: string): { readonly friendId: string; readonly signedUpAt: EpochSeconds } {
  const { id, moment } = timedOf(sortKey.slice(FRIEND.length));
  return { friendId: id, signedUpAt: moment };
}

export const visitKey = (visitId: string): Key => key(`${VISIT}${visitId}`, 'VISIT');

/** Which visit is under the partition key; null where it is none. */
export function visitOf(partition: string): string | null {
  return partition.startsWith(VISIT) ? partition.slice(VISIT.length) : null;
}

export const signalsKey = (memberId: string): Key => key(`SIGNALS#${memberId}`, 'SIGNALS');

export const REVIEW_PARTITION = 'REVIEWS';
export const reviewKey = (holdEndsAt: EpochSeconds, friendId: string): Key =>
  key(REVIEW_PARTITION, timed(holdEndsAt, friendId));

export const DUE_PARTITION = 'DUE';
export const dueKey = (dueAt: EpochSeconds, friendId: string): Key =>
  key(DUE_PARTITION, timed(dueAt, friendId));

const timed = (moment: EpochSeconds, id: string): string => `${momentKey(moment)}#${id}`;

/** What a sort key of a moment and an id says. */
export function timedOf(sortKey: string): { readonly moment: EpochSeconds; readonly id: string } {
  return { moment: Number(sortKey.slice(0, EPOCH_DIGITS)), id: sortKey.slice(EPOCH_DIGITS + 1) };
}
