import type { EpochSeconds } from '../calendar.ts';
import type { Attempt, Delivery } from './delivery.ts';

/** The wait for a next attempt is at least this part of what the schedule says; the rest is up to chance. */
const LEAST_PART = 0.8;

/** A receiver that asks for more patience than a delivery has is asked once more so long before its end. */
const LAST_CALL_SECONDS = 15 * 60;

/** What becomes of a delivery with an attempt. */
export type Next = Pick<Delivery, 'status' | 'failedBecause' | 'tries' | 'dueAt'>;

export const isSuccess = ({ statusCode }: Attempt): boolean =>
  statusCode !== null && statusCode >= 200 && statusCode < 300;

/** The receiver says that it wants nothing any more, ever. */
export const isGone = ({ statusCode }: Attempt): boolean => statusCode === 410;

/**
 * Success is a status of 2xx and nothing else: redirects are not followed. What failed is tried again after the next
 * wait of the schedule, shortened by chance by up to a fifth, so that what failed together does not come back together;
 * later where the receiver asked for it. After the last wait it has failed.
 *
 * @param waitsSeconds between attempts, from the first failure on
 * @param retryAfterSeconds what the receiver asked for
 * @param chance from 0 to 1
 */
export function afterAttempt(
  delivery: Delivery,
  attempt: Attempt,
  { waitsSeconds, retryAfterSeconds, chance }: RetryCircumstances,
  now: EpochSeconds,
): Next {
  const tries = delivery.tries + 1;
  const ended = { tries, dueAt: null };
  if (isSuccess(attempt)) return { ...ended, status: 'delivered', failedBecause: null };
  if (isGone(attempt)) return { ...ended, status: 'failed', failedBecause: 'endpoint_gone' };
  const wait = waitsSeconds[tries - 1];
  if (wait === undefined) return { ...ended, status: 'failed', failedBecause: 'attempts_used' };
  const shortened = Math.ceil(wait * (LEAST_PART + (1 - LEAST_PART) * chance));
  const lastCall = Math.max(now + shortened, delivery.deadline - LAST_CALL_SECONDS);
  const dueAt = Math.min(now + Math.max(shortened, retryAfterSeconds ?? 0), lastCall);
  return { status: 'pending', failedBecause: null, tries, dueAt };
}

export interface RetryCircumstances {
  readonly waitsSeconds: readonly number[];
  readonly retryAfterSeconds: number | null;
  readonly chance: number;
}

/** Its time is over, mostly because its endpoint failed all along and was spared. */
export function isTooLate({ deadline }: Delivery, now: EpochSeconds): boolean {
  return now > deadline;
}

export const tooLate = ({ tries }: Delivery): Next => ({
  status: 'failed',
  failedBecause: 'too_late',
  tries,
  dueAt: null,
});
