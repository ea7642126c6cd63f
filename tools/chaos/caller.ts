import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the judge compares answers field by field.
  readonly body: any;
}

/** How a careful client of a payment-like API behaves: the same request again until the answer is final. */
export interface Caller {
  send(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  readonly tally: { requests: number; retries: number; lost: number };
}

const GIVE_UP_AFTER_MS = 240_000;
const LONGEST_PAUSE_MS = 400;

/** @throws Error when an answer does not become final in four minutes: then something is broken, and not only slow. */
export function createCaller(url: string, key: string): Caller {
  const tally = { requests: 0, retries: 0, lost: 0 };

  async function attempt(
    method: string,
    path: string,
    body?: object,
    headers?: object,
  ): Promise<Answer | null> {
    tally.requests += 1;
    try {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(35_000),
      });
      const text = await response.text();
      if (response.status >= 500 || response.status === 429) return null;
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    } catch {
      // The stack was killed, or the answer was: whether it took effect is what the retry finds out.
      tally.lost += 1;
      return null;
    }
  }

  return {
    tally,
    async send(method, path, body, headers) {
      const start = performance.now();
      for (let tries = 0; performance.now() - start < GIVE_UP_AFTER_MS; tries += 1) {
        const answer = await attempt(method, path, body, headers);
        if (answer !== null) return answer;
        tally.retries += 1;
        await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** Math.min(tries, 6)));
      }
      throw new Error(`${method} ${path} got no final answer in ${GIVE_UP_AFTER_MS} ms`);
    },
  };
}
