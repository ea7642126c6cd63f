/** How an API is reached. */
export interface ClientOptions {
  /** Where the API is, such as `https://loyalty.shop.example`. In a browser `''` is the page's own origin. */
  readonly baseUrl: string;
  /**
   * A secret key on a server, a member's token in a browser. A function is called before the first call and again when
   * the API does not know the token any more, which it says for an expired one; calls that wait for it share its answer.
   */
  readonly token?: Token | undefined;
  /** Instead of the platform's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** How long each attempt may take; 30 seconds, which is the longest the API takes itself. */
  readonly timeoutMs?: number | undefined;
}

export type Token = string | (() => string | Promise<string>);

/** When a call that failed is sent again. Every operation takes effect once, however often it is sent. */
export interface RetryPolicy {
  /** In all, the first one included; 1: never again. */
  readonly attempts: number;
  /** Before the second attempt; twice as long before each further one, and some part of it at random. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** The longest `Retry-After` that is waited for; a longer one ends the call, and stands in the error. */
  readonly maxRetryAfterMs: number;
}

export const STANDARD_RETRY: RetryPolicy = {
  attempts: 5,
  firstDelayMs: 200,
  maxDelayMs: 5_000,
  maxRetryAfterMs: 30_000,
};
export const STANDARD_TIMEOUT_MS = 30_000;

/** What any call takes besides its own input. */
export interface CallOptions {
  /** Ends the call with the signal's reason, wherever it is. */
  readonly signal?: AbortSignal | undefined;
  /** How long each attempt of this call may take. */
  readonly timeoutMs?: number | undefined;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
