import { type FailedCall, GatewayError, ProblemError } from './errors.ts';
import type { AnyOperation } from './operation.ts';
import { problemOf, type Reply, retryAfterMs } from './reply.ts';

/** An answer with what stands around it. */
export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  /** For `ifMatch`; null where the API gives none. */
  readonly etag: string | null;
  /** Whether it is the first answer once more, also to an attempt of the same call that took effect unheard. */
  readonly replayed: boolean;
  /** How often the call was sent. */
  readonly attempts: number;
}

/** What a reply says. @throws ProblemError and GatewayError where it says no good */
export function answerOf(operation: AnyOperation, reply: Reply, attempts: number): Answer<unknown> {
  const { status, headers } = reply;
  const call: FailedCall = { operationId: operation.id, attempts };
  const failure = { status, retryAfterMs: retryAfterMs(reply, Date.now()) };
  const problem = problemOf(reply);
  if (problem !== null) throw new ProblemError(problem, call, failure);
  if (!isExpected(operation, reply)) throw new GatewayError(described(reply), call, failure);
  return {
    body: bodyOf(operation, reply),
    status,
    etag: headers.get('etag'),
    replayed: headers.get('idempotency-replayed') === 'true',
    attempts,
  };
}

/** Where a page or a proxy answers in place of the API, that is told, and not taken for an answer. */
function isExpected({ answers }: AnyOperation, { status, isJson }: Reply): boolean {
  // A browser says 0 of a redirect, and hides where it leads.
  if (answers === 'redirect') return status === 0 || (status >= 300 && status < 400);
  return status >= 200 && status < 300 && (answers !== undefined || isJson);
}

function bodyOf({ answers }: AnyOperation, { headers, text, json }: Reply): unknown {
  if (answers === undefined) return json;
  if (answers === 'redirect') return { location: headers.get('location') };
  return answers === 'text' ? text : undefined;
}

/** What the gateway says of credentials is one word. */
const NOT_LET_IN = new Set([401, 403]);
const WHY_NOT = ': is the key or token of this stack, not revoked and not expired?';

function described({ status, headers, text, json }: Reply): string {
  const { message } = (typeof json === 'object' && json !== null ? json : {}) as { message?: unknown };
  if (typeof message === 'string') return `${status} ${message}${NOT_LET_IN.has(status) ? WHY_NOT : ''}`;
  const type = headers.get('content-type') ?? 'no content type';
  return `${status} with ${type}, which the API does not answer here; is baseUrl right? ${text.slice(0, 200)}`.trim();
}
