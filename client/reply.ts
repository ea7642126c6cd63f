import type { Problem } from './generated/types.ts';

/** What came back of one attempt, read to its end. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Whether it says that it is JSON. */
  readonly isJson: boolean;
  /** undefined where it is no JSON. */
  readonly json: unknown;
}

/** @throws whatever the connection failed with, and SyntaxError for JSON that ends in the middle */
export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    isJson,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

/** The problem document of a reply; null where it has none. */
export function problemOf({ status, json }: Reply): Problem | null {
  const isProblem = status >= 400 && typeof json === 'object' && json !== null && 'code' in json;
  return isProblem ? (json as Problem) : null;
}

/**
 * For how long a reply asks to wait, in milliseconds; null where it does not say.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterMs({ headers }: Pick<Reply, 'headers'>, now: number): number | null {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(said)) return Number(said) * 1_000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
