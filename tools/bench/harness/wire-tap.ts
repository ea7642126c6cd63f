import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf, EngineConnection, headOf } from '../../fault-proxy/engine-request.ts';

/** One request to DynamoDB and its answer, as JSON on the wire. */
export interface WireExchange {
  /** Such as `TransactWriteItems`. */
  readonly operation: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

export interface WireTap {
  /** What clients take for DynamoDB. */
  readonly endpoint: string;
  /** All exchanges since the last call. */
  take(): readonly WireExchange[];
  close(): Promise<void>;
}

/**
 * Listens in between functions and the engine, and asks for the consumed capacity of every request on the way, so that
 * what is measured is the deployed bundle as it is.
 */
export async function startWireTap(engineEndpoint: string): Promise<WireTap> {
  const engine = new EngineConnection(engineEndpoint);
  let exchanges: WireExchange[] = [];

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const head = headOf(incoming);
    const request = JSON.parse((await bodyOf(incoming)).toString('utf8')) as Record<string, unknown>;
    const amended = Buffer.from(JSON.stringify({ ...request, ReturnConsumedCapacity: 'INDEXES' }));
    const headers = { ...head.headers, 'content-length': amended.byteLength.toString() };
    const { status, headers: answered, body } = await engine.exchange({ ...head, headers }, amended);
    exchanges.push({ operation: head.operation, request, answer: JSON.parse(body.toString('utf8')) });
    outgoing.writeHead(status, answered).end(body);
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      engine.close();
    },
  };
}
