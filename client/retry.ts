import type { CallError } from './errors.ts';
import { isProblem } from './errors.ts';
import type { RetryPolicy } from './options.ts';

/** Somebody between us and the function, or the function itself, failed: it may go well the next time. */
const PASSING = new Set([429, 500, 502, 503, 504]);

/** Whether the very same request may succeed when it is sent again. */
export function isWorthRepeating(error: CallError): boolean {
  if (isProblem(error)) {
    const { status, problem } = error;
    // Other refusals that can pass, such as an order that is not recorded yet, are for the caller to judge.
    return problem.retryable && (status === 409 || PASSING.has(status ?? 0));
  }
  return error.name === 'NoAnswerError' || PASSING.has(error.status ?? 0);
}

/**
 * How long to wait before the next attempt, in milliseconds; null: there is none. As long as the API asks, and besides
 * some time at random, so that those who were turned away together do not come back together.
 *
 * @param random between 0 and 1
 */
export function delayBefore(error: CallError, policy: RetryPolicy, random: number): number | null {
  if (error.attempts >= policy.attempts || !isWorthRepeating(error)) return null;
  const asked = error.retryAfterMs ?? 0;
  if (asked > policy.maxRetryAfterMs) return null;
  const longest = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (error.attempts - 1));
  return asked + longest / 2 + (longest / 2) * random;
}
