import { setTimeout as sleep } from 'node:timers/promises';
import { ReplayError } from '../replay-error.ts';
import { waitMs } from './backoff.ts';
import type { Latency } from './latency.ts';

/** A final answer: anything but a refused key and what is worth another attempt. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly isReplay: boolean;
}

/** No final answer within all attempts. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface ApiClient {
  /** @throws NoAnswer, ReplayError when the key is refused, and the abort's reason when the signal fires while it waits. */
  call(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer>;
  readonly counts: { requests: number; retries: number };
}

export interface ApiOptions {
  /** Base address, without a slash at the end. */
  readonly url: string;
  readonly key: string;
  /** Attempts per request, the first included. */
  readonly attempts: number;
  readonly latency: Latency;
  /** Ends waiting between attempts; an attempt under way is finished. */
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 35_000;

export function apiClient({ url, key, attempts, latency, signal }: ApiOptions): ApiClient {
  const counts = { requests: 0, retries: 0 };
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const attempt = async (method: string, path: string, body: string | undefined): Promise<Attempt> => {
    counts.requests += 1;
    const begun = performance.now();
    try {
      const init = { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) };
      const response = await fetch(`${url}${path}`, body === undefined ? init : { ...init, body });
      const text = await response.text();
      latency.record(performance.now() - begun);
      return judge(response, text, url);
    } catch (error) {
      if (error instanceof ReplayError) throw error;
      return { final: null, problem: causeOf(error), retryAfter: null };
    }
  };
  return {
    counts,
    async call(method, path, body) {
      for (let number = 1; ; number += 1) {
        const { final, problem, retryAfter } = await attempt(method, path, body);
        if (final !== null) return final;
        if (number >= attempts) throw new NoAnswer(`${method} ${path}: ${problem}, after ${number} attempts`);
        counts.retries += 1;
        await sleep(waitMs(number, retryAfter, Date.now(), Math.random()), undefined, { signal });
      }
    },
  };
}

interface Attempt {
  readonly final: Answer | null;
  readonly problem: string;
  readonly retryAfter: string | null;
}

function judge(response: Response, text: string, url: string): Attempt {
  const { status, headers } = response;
  if (status === 401 || status === 403) {
    throw new ReplayError(
      `${url} refuses the key (${status}): ${text.slice(0, 300)}`,
      'give a key that may read and write members, orders and accounts, with --key or PERENNIAL_KEY',
    );
  }
  const problem = `status ${status} ${text.slice(0, 200)}`;
  if (status === 429 || status >= 500)
    return { final: null, problem, retryAfter: headers.get('retry-after') };
  const isReplay = headers.get('idempotency-replayed') === 'true';
  return { final: { status, body: parseBody(text), isReplay }, problem, retryAfter: null };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text.slice(0, 200) };
  }
}

/** `fetch` hides the reason, such as ECONNREFUSED, in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return [code, cause.message].filter((part) => part !== '').join(' ') || cause.name;
}
