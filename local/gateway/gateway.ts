import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../start-error.ts';
import { readGatewayRequest } from './gateway-request.ts';
import { type GatewayResponse, gatewayResponses } from './gateway-response.ts';
import { readBody } from './request-body.ts';
import type { RequestHandler } from './request-handler.ts';

export type Gateway = {
  /** Base address, without a trailing slash. */
  readonly url: string;
  /** Starts to answer requests; until then they get 503. */
  serve(handle: RequestHandler): void;
  /** Puts something before what answers requests now. */
  extend(before: (handle: RequestHandler) => RequestHandler): void;
  /** Hands on whatever is asked for below a path, such as `/issuer`, to what speaks Node's own HTTP. */
  mount(path: string, listener: RequestListener): void;
  /** Stops accepting, and resolves when the requests in flight have been answered. */
  close(): Promise<void>;
};

const notReady: RequestHandler = async () => gatewayResponses.serviceUnavailable;

/**
 * Takes the port of the HTTP API at once, so that a taken port is known before anything else is started.
 * @param port 0 for any free one
 * @throws StartError when the port cannot be had
 */
export async function openGateway(port: number, log: (line: string) => void): Promise<Gateway> {
  let handle = notReady;
  let draining = false;
  const mounts = new Map<string, RequestListener>();
  const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, (request, response) => {
    if (draining) response.shouldKeepAlive = false;
    const mounted = mounts.get(/^\/[^/?]*/.exec(request.url ?? '')?.[0] ?? '');
    if (mounted !== undefined) return mounted(request, response);
    answer(request, response, handle).catch((error: unknown) => {
      // A client that went away in the middle of its request is nobody's error.
      if (!request.complete) return;
      log(`The gateway failed at ${request.method} ${request.url}: ${(error as Error).stack}`);
      if (!response.headersSent) send(response, gatewayResponses.internalServerError);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (handler) => {
      handle = handler;
    },
    extend: (before) => {
      handle = before(handle);
    },
    mount: (path, listener) => {
      mounts.set(path, listener);
    },
    close: () => {
      draining = true;
      return drain(server);
    },
  };
}

/** Longer than any integration may take, so that only a client that never finishes its request is cut off. */
const drainLimitMs = 35_000;
const idleCheckIntervalMs = 20;

/** Connections are kept alive, so each one is closed as soon as it has nothing to do. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = setInterval(() => server.closeIdleConnections(), idleCheckIntervalMs);
    const cutOff = setTimeout(() => server.closeAllConnections(), drainLimitMs);
    server.close(() => {
      clearInterval(closeIdle);
      clearTimeout(cutOff);
      resolve();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestHandler,
): Promise<void> {
  const gatewayRequest = readGatewayRequest(request, Date.now());
  if (gatewayRequest === undefined) {
    request.resume();
    send(response, gatewayResponses.badRequest);
    return;
  }
  const body = readBody(request);
  // Without this, a body that breaks off before the handler waits for it would end the process.
  body.catch(() => {});
  response.setHeader('apigw-requestid', gatewayRequest.requestId);
  const result = await handle(gatewayRequest, body);
  // The rest of a body that is too large is not worth reading: the connection ends with the answer.
  if (result.status === 413) response.shouldKeepAlive = false;
  send(response, result);
}

function send(response: ServerResponse, { status, headers, body }: GatewayResponse): void {
  const hasBody = status !== 204 && status !== 304;
  const length = hasBody ? { 'content-length': Buffer.byteLength(body) } : {};
  response.writeHead(status, { ...headers, ...length });
  response.end(hasBody ? body : undefined);
}

function cannotListen(port: number, error: NodeJS.ErrnoException): StartError {
  const problem =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program.`
      : `Port ${port} cannot be opened (${error.code}).`;
  return new StartError(
    problem,
    `Choose another one with PORT=${port + 1} npm start, or any free one with PORT=0.`,
    {
      cause: error,
    },
  );
}
