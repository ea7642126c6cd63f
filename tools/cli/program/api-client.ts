import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../../../shared/contracts/problems.ts';
import type { ApiTarget } from './api-target.ts';

export interface ApiRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is no success, with the problem document where there is one. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem | null;

  constructor(problem: Problem | null, message: string) {
    super(message);
    this.problem = problem;
  }
}

export type ApiClient = ReturnType<typeof apiClient>;

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 250;

/**
 * Calls the API. What was not answered, or with a 503, is sent again: every operation takes effect once.
 * Its methods throw an `ApiProblem` with words for people.
 */
export function apiClient({ url, key }: ApiTarget) {
  return {
    /** @typeParam T what the contract of the operation promises */
    async call<T>(method: string, path: string, request: ApiRequest = {}): Promise<T> {
      for (let attempt = 1; ; attempt += 1) {
        const response = await send(method, path, request).catch((error: Error) => error);
        const isLast = attempt === ATTEMPTS;
        if (response instanceof Error) {
          if (isLast) throw new ApiProblem(null, `${url} does not answer: ${causeOf(response)}`);
        } else if (response.status !== 503 || isLast) {
          return (await judged(response)) as T;
        }
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    },
  };

  function send(method: string, path: string, { body, headers = {} }: ApiRequest): Promise<Response> {
    return fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

const causeOf = ({ message, cause }: Error): string => (cause instanceof Error ? cause.message : message);

async function judged(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  if (!isProblem) throw new ApiProblem(null, gatewayWords(response.status, text));
  const problem = JSON.parse(text) as Problem;
  const fields = (problem.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer || '/'}: ${detail}`);
  throw new ApiProblem(problem, `${problem.code}: ${problem.detail}${fields.join('')}\n${problem.fix}`);
}

function gatewayWords(status: number, text: string): string {
  if (status === 401 || status === 403)
    return `The API refuses the key (${status}). Set PERENNIAL_KEY to a key that is not revoked.`;
  return `The API answered ${status}: ${text.slice(0, 200)}`;
}
