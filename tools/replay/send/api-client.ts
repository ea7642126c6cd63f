import { setTimeout as sleep } from 'node:timers/promises';
import { ReplayError } from '../replay-error.ts';
import { waitMs } from './backoff.ts';
import type { Latency } from './latency.ts';
import { type Pacer, pacer } from './pacer.ts';

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
/** "Too many requests" is no fault of the request, so it may be told so more often. */
const THROTTLED_PER_ATTEMPT = 10;

export function apiClient({ url, key, attempts, latency, signal }: ApiOptions): ApiClient {
  const counts = { requests: 0, retries: 0 };
  const pacers = new Map<string, Pacer>();
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const attempt = async (method: string, path: string, body: string | undefined): Promise<Attempt> => {
    counts.requests += 1;
    try {
      const init = { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) };
      await pause(paceOf(pacers, method, path).waitMs(performance.now()), signal);
      const begun = performance.now();
      const response = await fetch(`${url}${path}`, body === undefined ? init : { ...init, body });
      const text = await response.text();
      latency.record(performance.now() - begun);
      return judge(response, text, url);
    } catch (error) {
      if (error instanceof ReplayError) throw error;
      if (signal.aborted) throw error;
      return { final: null, problem: causeOf(error), isThrottled: false, retryAfter: null };
    }
  };
  return {
    counts,
    async call(method, path, body) {
      const pace = paceOf(pacers, method, path);
      let [failures, refusals] = [0, 0];
      for (;;) {
        const { final, problem, isThrottled, retryAfter } = await attempt(method, path, body);
        if (isThrottled) pace.throttled(performance.now());
        else pace.succeeded();
        if (final !== null) return final;
        if (isThrottled) refusals += 1;
        else failures += 1;
        const tries = failures + refusals;
        if (failures >= attempts || refusals >= attempts * THROTTLED_PER_ATTEMPT)
          throw new NoAnswer(`${method} ${path}: ${problem}, after ${tries} attempts`);
        counts.retries += 1;
        await pause(waitMs(tries, retryAfter, Date.now(), Math.random()), signal);
      }
    },
  };
}

/** Throttles are per route, so each has a pace of its own. The third part of a path is always an id. */
function paceOf(pacers: Map<string, Pacer>, method: string, path: string): Pacer {
  const route = [method, ...path.split('/').toSpliced(3, 1)].join('/');
  const known = pacers.get(route) ?? pacer();
  pacers.set(route, known);
  return known;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal });
}

interface Attempt {
  readonly final: Answer | null;
  readonly problem: string;
  readonly isThrottled: boolean;
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
    return { final: null, problem, isThrottled: status === 429, retryAfter: headers.get('retry-after') };
  const isReplay = headers.get('idempotency-replayed') === 'true';
  return {
    final: { status, body: parseBody(text), isReplay },
    problem,
    isThrottled: false,
    retryAfter: null,
  };
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
