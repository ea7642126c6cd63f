import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { peerLedger } from './peer-ledger.ts';

/** A request that reached the peer, in the order of arrival. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly text: string;
}

/** What goes wrong instead of an answer: a status with headers, or the connection is cut before or after the effect. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string> }
  | 'cut before'
  | 'cut after';

export interface ShopApiPeer {
  readonly url: string;
  readonly received: ReceivedRequest[];
  readonly ledger: ReturnType<typeof peerLedger>;
  /** Decides about each request, before it takes effect. */
  faultFor: (request: ReceivedRequest) => Fault | null;
  close(): Promise<void>;
}

export const PEER_KEY = 'the-right-key';

/**
 * The other end of the wire: a real HTTP server that speaks the part of the API the replay uses, with books of its own
 * (plain sums, written apart from the engine), and remembers every request.
 */
export async function startPeer(): Promise<ShopApiPeer> {
  const ledger = peerLedger();
  const received: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    received.push(request);
    const fault = peer.faultFor(request);
    if (fault === 'cut before') return void incoming.socket.destroy();
    if (fault !== null && fault !== 'cut after') return send(response, fault.status, {}, fault.headers);
    const isKnown = incoming.headers.authorization === `Bearer ${PEER_KEY}`;
    const { status, body, replayed } = isKnown
      ? ledger.answer(request)
      : { status: 401, body: { message: 'Unauthorized' }, replayed: false };
    if (fault === 'cut after') return void incoming.socket.destroy();
    send(response, status, body, replayed ? { 'idempotency-replayed': 'true' } : {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const peer: ShopApiPeer = {
    url: `http://127.0.0.1:${port}`,
    received,
    ledger,
    faultFor: () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return peer;
}

async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
