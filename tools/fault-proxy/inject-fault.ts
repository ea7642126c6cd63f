import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, type EngineConnection, type RequestHead } from './engine-request.ts';
import { type AnsweredFault, faultAnswer } from './fault-answer.ts';
import type { FaultKind } from './fault-kind.ts';

/** One request of a client with the place for its answer. */
export interface Exchange {
  readonly head: RequestHead;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export interface FaultMeans {
  /** The engine as it is now; it may have been restarted since the last request. */
  readonly engine: () => EngineConnection;
  readonly delayMs: number;
  readonly stallMs: number;
  /** A write took effect of which its client was not told. */
  readonly onHiddenCommit: () => void;
}

type Inject = (exchange: Exchange) => Promise<void>;

/** How each fault is done, and how a request passes without one. They reject when the engine is not there. */
export function faultInjections(means: FaultMeans): Readonly<Record<FaultKind | 'none', Inject>> {
  const pass: Inject = ({ head, request, response }) => means.engine().stream(head, request, response);
  const after = (inject: (exchange: Exchange) => void): Inject => {
    return async (exchange) => {
      await carryOut(exchange, means);
      inject(exchange);
    };
  };
  return {
    none: pass,
    throttle: answering('throttle'),
    capacity: answering('capacity'),
    conflict: answering('conflict'),
    throttled_transaction: answering('throttled_transaction'),
    server_error: answering('server_error'),
    server_error_after: after((exchange) => send(exchange, 'server_error_after', '')),
    cut_before: async (exchange) => cut(exchange),
    cut_after: after(cut),
    delay: async (exchange) => {
      await sleep(means.delayMs);
      await pass(exchange);
    },
    stall: (exchange) => stall(exchange, means),
    cut_within: (exchange) => cutWithin(exchange, means),
  };
}

function cut({ request }: Exchange): void {
  request.socket.destroy();
}

function answering(kind: AnsweredFault): Inject {
  return async (exchange) => send(exchange, kind, (await bodyOf(exchange.request)).toString('utf8'));
}

function send({ head, response }: Exchange, kind: AnsweredFault, requestBody: string): void {
  const { status, headers, body } = faultAnswer(kind, head.operation, requestBody);
  response.writeHead(status, headers).end(body);
}

/** What the engine does although its client will not hear of it. */
async function carryOut({ head, request }: Exchange, { engine, onHiddenCommit }: FaultMeans): Promise<void> {
  const { status } = await engine().exchange(head, await bodyOf(request));
  if (isDone(status) && isWrite(head.operation)) onHiddenCommit();
}

/** The body is read first: the client takes its request back by closing, and the network has it all the same. */
async function stall({ head, request, response }: Exchange, means: FaultMeans): Promise<void> {
  const requestBody = await bodyOf(request);
  await sleep(means.stallMs);
  const { status, headers, body } = await means.engine().exchange(head, requestBody);
  if (isDone(status) && isWrite(head.operation) && request.socket.destroyed) means.onHiddenCommit();
  response.writeHead(status, headers).end(body);
}

/** The answer says how long it is, and ends before. */
async function cutWithin({ head, request, response }: Exchange, { engine }: FaultMeans): Promise<void> {
  const { status, headers, body } = await engine().exchange(head, await bodyOf(request));
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
}

/** S3 deletes with 204. */
const isDone = (status: number): boolean => status === 200 || status === 204;

const WRITES = new Set([
  'TransactWriteItems',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'PutObject',
  'DeleteObject',
]);

function isWrite(operation: string): boolean {
  return WRITES.has(operation);
}
