import type { Caller } from '../contracts/access.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { normalizedCode } from '../domain/rewards/coupon-code.ts';
import { callerIdOf } from '../lambda/acting.ts';
import { ProblemError } from '../lambda/problem-error.ts';
import type { CouponStore } from '../storage/coupon-store.ts';
import type { GuessStore } from '../storage/guess-store.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { RedemptionRecord } from '../storage/redemption-record.ts';

/** Codes that do not exist, in a window of the store's, before no code is looked at any more. */
const MOST_MISSES = 10;
/** A key without `shopper` speaks for all customers of a shop, some of whom mistype. */
const MOST_MISSES_OF_KEY = 1_000;

/** Who types a code, and what they have missed of late. */
export interface Guesser {
  /** Tells them apart from others. */
  readonly who: string;
  readonly mostMisses: number;
}

/** The member of a token; else the shopper that the caller names; else the caller's key. */
export function guesserOf(caller: Caller | null, shopper: string | undefined): Guesser {
  if (caller?.kind === 'member_token') return { who: `member ${caller.memberId}`, mostMisses: MOST_MISSES };
  const keyId = callerIdOf(caller);
  return shopper === undefined
    ? { who: `key ${keyId}`, mostMisses: MOST_MISSES_OF_KEY }
    : { who: `shopper ${keyId} ${shopper}`, mostMisses: MOST_MISSES };
}

export interface CouponFinding {
  readonly ledger: Pick<LedgerStore, 'readRedemption'>;
  readonly coupons: Pick<CouponStore, 'find'>;
  readonly guesses: Pick<GuessStore, 'begin' | 'forgive'>;
  /** Told of each code that does not exist. */
  onMiss(): void;
}

/**
 * The redemption that a code was issued for. A code that waits in a pool is nobody's yet, and as good as none. Refusals:
 * COUPON_NOT_FOUND, which is counted.
 *
 * @throws ProblemError TOO_MANY_GUESSES, without looking at the code
 */
export async function findCoupon(
  { ledger, coupons, guesses, onMiss }: CouponFinding,
  code: string,
  { who, mostMisses }: Guesser,
  now: EpochSeconds,
): Promise<RedemptionRecord | Refusal> {
  const guess = await guesses.begin(who, mostMisses, now);
  if (!guess.isAllowed) {
    const waitSeconds = guess.endsAt - now;
    throw new ProblemError(
      'TOO_MANY_GUESSES',
      `${mostMisses} codes of late did not exist; none is looked at for ${waitSeconds} seconds.`,
      [],
      waitSeconds,
    );
  }
  const record = await look({ ledger, coupons }, code).catch(async (error: unknown) => {
    // That storage failed tells nothing of the code, and must not stop who then asks again.
    await guesses.forgive(who, guess);
    throw error;
  });
  if (record !== null) {
    await guesses.forgive(who, guess);
    return record;
  }
  onMiss();
  return refuse('COUPON_NOT_FOUND', 'No coupon has this code.', '/code');
}

async function look(
  { ledger, coupons }: Pick<CouponFinding, 'ledger' | 'coupons'>,
  code: string,
): Promise<RedemptionRecord | null> {
  const pointer = await coupons.find(code);
  const record = pointer?.redemptionId ? await ledger.readRedemption(pointer.redemptionId) : null;
  const isOfRecord = record?.coupon && normalizedCode(record.coupon.code) === normalizedCode(code);
  return isOfRecord ? record : null;
}
