import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * What can happen to a request on its way to an API and back.
 *
 * | fault               | what the client sees                          | whether the API did it |
 * | ------------------- | --------------------------------------------- | ---------------------- |
 * | `cut_before`        | the connection ends without an answer         | no                     |
 * | `cut_after`         | the same                                      | yes                    |
 * | `cut_within`        | the connection ends in the middle of the body | yes                    |
 * | `throttled`         | 429 of the gateway, with `Retry-After`        | no                     |
 * | `gateway_error`     | 500 of the gateway                            | yes                    |
 * | `unavailable`       | 503 of the gateway                            | no                     |
 * | `busy`              | 503, a problem that may pass                  | no                     |
 * | `internal`          | 500, a problem that may pass                  | yes                    |
 * | `bad_gateway`       | 502 with a page                               | yes                    |
 * | `conflict`          | 409, a problem that may pass                  | no                     |
 * | `stall_before`      | nothing, until it gives up                    | no                     |
 * | `stall_after`       | nothing, until it gives up                    | yes                    |
 */
export const FAULTS = [
  'cut_before',
  'cut_after',
  'cut_within',
  'throttled',
  'gateway_error',
  'unavailable',
  'busy',
  'internal',
  'bad_gateway',
  'conflict',
  'stall_before',
  'stall_after',
] as const;
export type Fault = (typeof FAULTS)[number];

const AFTER: ReadonlySet<Fault> = new Set([
  'cut_after',
  'cut_within',
  'gateway_error',
  'internal',
  'bad_gateway',
  'stall_after',
]);

const problem = (status: number, code: string) => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({
    type: `urn:perennial:problem:${code}`,
    title: code,
    status,
    code,
    detail: code,
    fix: '',
    retryable: true,
    instance: 'i',
  }),
});
const message = (status: number, words: string) => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ message: words }),
});
const ANSWERS: Partial<
  Record<Fault, { readonly status: number; readonly type: string; readonly body: string }>
> = {
  throttled: message(429, 'Too Many Requests'),
  gateway_error: message(500, 'Internal Server Error'),
  unavailable: message(503, 'Service Unavailable'),
  busy: problem(503, 'BUSY'),
  internal: problem(500, 'INTERNAL'),
  bad_gateway: { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' },
  conflict: problem(409, 'PUBLICATION_CONFLICT'),
};

export interface FaultyFront {
  readonly url: string;
  /** What happens to the requests that come next, one after the other; then all is well. */
  next(faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** Stands before an API, over the wire, and lets happen what is asked for. */
export async function startFaultyFront(target: string): Promise<FaultyFront> {
  let faults: Fault[] = [];
  const server = createServer((request, response) => {
    serve(target, faults.shift() ?? null, request, response).catch(() => response.socket?.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next(coming) {
      faults = [...coming];
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(
  target: string,
  fault: Fault | null,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = await text(request);
  const forward = () => forwarded(target, request, body);
  if (fault === null) {
    const answer = await forward();
    response.writeHead(answer.status, answer.headers).end(answer.body);
    return;
  }
  const answer = AFTER.has(fault) ? await forward() : null;
  const given = ANSWERS[fault];
  if (given !== undefined) {
    response.writeHead(given.status, { 'content-type': given.type, 'retry-after': '0' }).end(given.body);
  } else if (fault === 'cut_within' && answer !== null) {
    const half = answer.body.subarray(0, answer.body.length / 2);
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
    response.write(half, () => response.socket?.destroy());
  } else if (fault.startsWith('cut')) {
    response.socket?.destroy();
  }
  // What stalls is left as it is: whoever asked gives up.
}

async function forwarded(
  target: string,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
) {
  const passed = ['authorization', 'content-type', 'idempotency-key', 'if-match', 'accept'].flatMap(
    (name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    },
  );
  const answer = await fetch(target + url, {
    method,
    headers: Object.fromEntries(passed),
    redirect: 'manual',
    ...(['GET', 'HEAD'].includes(method) ? {} : { body }),
  });
  const kept = ['content-type', 'etag', 'idempotency-replayed', 'retry-after'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(kept),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}
