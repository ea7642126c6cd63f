import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a receiver answers; one that does not end the response hangs. */
export type Answering = (response: ServerResponse, request: Received) => void;

/** A real HTTP server that events are posted to. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Requests that have not been answered. */
  readonly open: () => number;
  answerWith(answering: Answering): void;
  close(): Promise<void>;
}

export const status =
  (statusCode: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answering =>
  (response) =>
    void response.writeHead(statusCode, headers).end(body);

/** Answers when it is told to. */
export function hanging(): { readonly answering: Answering; release(statusCode: number): void } {
  const waiting: ServerResponse[] = [];
  let released: number | null = null;
  return {
    answering: (response) => {
      if (released === null) waiting.push(response);
      else response.writeHead(released).end();
    },
    release(statusCode) {
      released = statusCode;
      for (const response of waiting) response.writeHead(statusCode).end();
    },
  };
}

export async function startReceiver(answering: Answering = status(200)): Promise<Receiver> {
  const received: Received[] = [];
  let open = 0;
  let answer = answering;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const one = { path: request.url ?? '', headers: request.headers, body };
    received.push(one);
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    answer(response, one);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    open: () => open,
    answerWith(next) {
      answer = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** What a receiver makes of a request with its secret. @throws WebhookVerificationError */
export function verified({ body, headers }: Received, secret: string): Record<string, unknown> {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>;
}

export const idsOf = ({ received }: Pick<Receiver, 'received'>): readonly unknown[] =>
  received.map(({ headers }) => headers['webhook-id']);
