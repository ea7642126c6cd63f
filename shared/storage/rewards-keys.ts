import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../domain/calendar.ts';
import { normalizedCode } from '../domain/rewards/coupon-code.ts';
import type { Key } from './keys.ts';

/**
 * The rewards table. Nothing in it is the truth about points: what a redemption is, its entries in the ledger say.
 *
 * | pk                         | sk                            | item                                                      |
 * | -------------------------- | ----------------------------- | --------------------------------------------------------- |
 * | `STOCK#<rewardId>#<shard>` | `STOCK`                       | units taken of a reward's stock: a part of the count      |
 * | `COUPON#<code>`            | `COUPON`                      | whose redemption a code belongs to, or in which pool it is |
 * | `POOL#<poolId>#<shard>`    | `<hash>#<code>`               | a code of a pool that nobody has yet                      |
 * | `GUESS#<hash of who>`      | `GUESS`                       | unknown codes that somebody tried of late                 |
 * | `FULFILLMENTS`             | `<capturedAt>#<redemptionId>` | a reward that people still have to hand over              |
 * | `AWARDS`                   | `<dueAt>#<memberId>#<sequence>` | a reward that a challenge promised, and that waits       |
 * | `SET_ASIDE_ORDERS`         | `<orderId>`                   | an order of a platform that the program refused           |
 *
 * The code of a key is its canonical form, so that a customer may type it in any way they read it.
 */
const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

export const stockKey = (rewardId: string, shard: number): Key => key(`STOCK#${rewardId}#${shard}`, 'STOCK');

export const couponKey = (code: string): Key => key(`COUPON#${normalizedCode(code)}`, 'COUPON');

/** A pool is spread over so many keys, because many take from it at once, and one key is good for 1,000 write units a second. */
export const POOL_SHARDS = 16;
const HASH_DIGITS = 8;

/** Where in a shard's order a reader may begin, `part` from 0 to 1: hashes are spread evenly, whatever the codes look like. */
export const placeInPool = (part: number): string =>
  Math.floor(part * 16 ** HASH_DIGITS)
    .toString(16)
    .padStart(HASH_DIGITS, '0');

export const poolPartition = (poolId: string, shard: number): string => `POOL#${poolId}#${shard}`;

/** A code's hash says in which shard it is, and where there. */
export function poolKey(poolId: string, code: string): Key {
  const canonical = normalizedCode(code);
  const hash = createHash('sha256').update(canonical).digest();
  const place = hash.toString('hex', 1, 1 + HASH_DIGITS / 2);
  return key(poolPartition(poolId, (hash[0] ?? 0) % POOL_SHARDS), `${place}#${canonical}`);
}

/** By a hash, because `who` may be whatever a shop knows its shoppers by. */
export const guessKey = (who: string): Key =>
  key(`GUESS#${createHash('sha256').update(who).digest('base64url')}`, 'GUESS');

export const FULFILLMENT_PARTITION = 'FULFILLMENTS';
const EPOCH_DIGITS = 11;

/** In the order in which rewards were captured. */
export const fulfillmentKey = (capturedAt: EpochSeconds, redemptionId: string): Key =>
  key(FULFILLMENT_PARTITION, `${epoch(capturedAt)}#${redemptionId}`);

export const AWARD_PARTITION = 'AWARDS';

/** In the order in which they are due. */
export const awardKey = (dueAt: EpochSeconds, memberId: string, sequence: number): Key =>
  key(AWARD_PARTITION, `${epoch(dueAt)}#${memberId}#${sequence}`);

/** Before it come all that are due before `at`. */
export const awardsBefore = (at: EpochSeconds): string => epoch(at);

const epoch = (at: EpochSeconds): string => at.toString().padStart(EPOCH_DIGITS, '0');

export const SET_ASIDE_PARTITION = 'SET_ASIDE_ORDERS';
export const setAsideKey = (orderId: string): Key => key(SET_ASIDE_PARTITION, orderId);
