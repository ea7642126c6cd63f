import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Caller } from '../../shared/contracts/access.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { findCoupon, guesserOf } from '../../shared/redeeming/find-coupon.ts';
import type { CouponsDeps } from './deps.ts';

/** A code as a request hands it in. */
interface GivenCode {
  readonly code: string;
  readonly shopper?: string | undefined;
}

/**
 * The redemption behind a code that somebody typed. Codes that do not exist are counted in the metric `CouponGuesses`,
 * which raises an alarm. Refusals: COUPON_NOT_FOUND.
 *
 * @throws ProblemError TOO_MANY_GUESSES
 */
export function guessedCoupon(
  { ledger, coupons, guesses, metrics }: CouponsDeps,
  { code, shopper }: GivenCode,
  caller: Caller | null,
  now: EpochSeconds,
) {
  const onMiss = () => {
    metrics.addMetric('CouponGuesses', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  };
  return findCoupon({ ledger, coupons, guesses, onMiss }, code, guesserOf(caller, shopper), now);
}
