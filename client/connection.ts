import { type ClientOptions, type RetryPolicy, STANDARD_RETRY, STANDARD_TIMEOUT_MS } from './options.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** An API as calls reach it. */
export interface Connection {
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly fetch: typeof globalThis.fetch;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number;
}

/** @throws TypeError for an address that leads nowhere */
export function connectionOf(options: ClientOptions): Connection {
  return {
    baseUrl: checkedBase(options.baseUrl),
    tokens: tokensOf(options.token),
    // Looked up anew for each call, so that whoever watches or replaces it is heard.
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
    retry: { ...STANDARD_RETRY, ...options.retry },
    timeoutMs: options.timeoutMs ?? STANDARD_TIMEOUT_MS,
  };
}

function checkedBase(baseUrl: string): string {
  const base = String(baseUrl).replace(/\/+$/, '');
  const isPage = 'location' in globalThis;
  if (/^https?:\/\/[^/]/.test(base) || (isPage && (base === '' || base.startsWith('/')))) return base;
  throw new TypeError(
    `baseUrl is ${JSON.stringify(baseUrl)}, but must be an address such as https://loyalty.shop.example`,
  );
}
