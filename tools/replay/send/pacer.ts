/** Spacing between two requests never grows beyond a second, and one too small to matter is none. */
const WIDEST_MS = 1_000;
const NARROWEST_MS = 0.1;
/** The first refusal spaces requests this far apart. */
const FIRST_MS = 2;
const WIDEN = 1.4;
const NARROW = 0.99;
/** Requests that were under way together are refused together; that is one piece of news, not many. */
const ONE_NEWS_MS = 200;
const ONE_NEWS_REQUESTS = 4;

/**
 * Finds the rate that the API allows, which it does not tell: each answer of "too many requests" (429) spaces all
 * requests further apart, each success a little closer. So a throttled route is used at about its limit, instead of
 * all callers running into it again and again. Milliseconds of one clock throughout.
 */
export interface Pacer {
  /** How long to wait before sending. Each call takes the next place in the line. */
  waitMs(nowMs: number): number;
  succeeded(): void;
  throttled(nowMs: number): void;
}

export function pacer(): Pacer {
  let spacingMs = 0;
  let nextAtMs = 0;
  let widenedAtMs = Number.NEGATIVE_INFINITY;
  return {
    waitMs(nowMs) {
      const at = Math.max(nowMs, nextAtMs);
      nextAtMs = at + spacingMs;
      return at - nowMs;
    },
    succeeded() {
      spacingMs = spacingMs < NARROWEST_MS ? 0 : spacingMs * NARROW;
    },
    throttled(nowMs) {
      if (nowMs - widenedAtMs < Math.max(ONE_NEWS_MS, ONE_NEWS_REQUESTS * spacingMs)) return;
      widenedAtMs = nowMs;
      spacingMs = Math.min(WIDEST_MS, Math.max(FIRST_MS, spacingMs * WIDEN));
    },
  };
}
