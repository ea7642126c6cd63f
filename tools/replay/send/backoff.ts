/** Waits begin here, double with each attempt, and stop growing at the longest. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/** A server may ask for more, but not for an hour. */
const LONGEST_ASKED_WAIT_MS = 60_000;

/**
 * How long to wait before the next attempt, with full jitter so that requests refused together do not come back
 * together. What the server asks for in `Retry-After` is the least.
 *
 * @param attempt 1 after the first failure.
 * @param random from 0 up to 1.
 */
export function waitMs(attempt: number, retryAfter: string | null, nowMs: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  const asked = Math.min(LONGEST_ASKED_WAIT_MS, askedWaitMs(retryAfter, nowMs));
  return asked + random * ceiling;
}

/** `Retry-After` is seconds or an HTTP date. */
function askedWaitMs(retryAfter: string | null, nowMs: number): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}
