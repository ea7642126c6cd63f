import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { ServiceRequest, ServiceResponse } from './service-exchange.ts';

export type ServiceServer = {
  readonly url: string;
  /** Gives the server its services; until then it answers 503, which SDK clients retry. */
  serve(handle: (request: ServiceRequest) => Promise<ServiceResponse>): void;
  close(): Promise<void>;
};

const notReady = async (): Promise<ServiceResponse> => ({ status: 503, headers: {}, body: Buffer.alloc(0) });

/** Opens the one address at which queues, bus, buckets, parameters and functions are reached. */
export async function startServiceServer(log: (line: string) => void): Promise<ServiceServer> {
  let handle = notReady as (request: ServiceRequest) => Promise<ServiceResponse>;
  const server = createServer((request, response) => {
    answer(request, response, handle).catch((error: unknown) => {
      log(`A local AWS service failed at ${request.method} ${request.url}: ${(error as Error).stack}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (services) => {
      handle = services;
    },
    close: () => closeServer(server),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: ServiceRequest) => Promise<ServiceResponse>,
): Promise<void> {
  const [path = '/', query] = (request.url ?? '/').split('?');
  const { status, headers, body } = await handle({
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: request.headers as Record<string, string | undefined>,
    body: await buffer(request),
  });
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(body.length) };
  response.writeHead(status, { ...length, ...headers });
  response.end(body);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Whoever still waits here, waits for a part of the stack that is being stopped as well.
    server.closeAllConnections();
  });
}
