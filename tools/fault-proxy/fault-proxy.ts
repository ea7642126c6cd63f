import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EngineConnection, headOf } from './engine-request.ts';
import { createFaultCounter, type FaultCounts } from './fault-counts.ts';
import { createFaultSchedule, type RatesByOperation } from './fault-schedule.ts';
import { type Exchange, faultInjections } from './inject-fault.ts';

export interface FaultProxyOptions {
  /** Address of the engine, such as `http://127.0.0.1:8000`. */
  readonly target: string;
  /** The same seed gives the same faults. */
  readonly seed: string;
  readonly rates: RatesByOperation;
  /** How late an answer of kind `delay` is. */
  readonly delayMs?: number;
  /** When a request of kind `stall` reaches the engine: later than the two seconds after which ours give up. */
  readonly stallMs?: number;
  /** Told of each request before anything is done with it. */
  readonly onRequest?: (operation: string) => void;
}

export interface FaultProxy {
  /** What clients take for DynamoDB. */
  readonly endpoint: string;
  /** The engine has moved: it was restarted. */
  setTarget(endpoint: string): void;
  /** Other rates from now on, and the seed from its beginning; an empty object lets everything pass. */
  setRates(rates: RatesByOperation): void;
  counts(): FaultCounts;
  close(): Promise<void>;
}

/**
 * Stands between functions and the DynamoDB engine, or the store of objects, and makes them fail as the real service and its network do: over
 * the wire, so that the SDK, its retries and our reading of its errors are all under test. Listens on loopback only.
 *
 * @throws Error for impossible rates
 */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const counter = createFaultCounter();
  let schedule = createFaultSchedule(options.seed, options.rates);
  let engine = new EngineConnection(options.target);
  const injections = faultInjections({
    engine: () => engine,
    delayMs: options.delayMs ?? 20,
    stallMs: options.stallMs ?? 2_500,
    onHiddenCommit: counter.hiddenCommit,
  });

  async function serve(exchange: Exchange): Promise<void> {
    const { operation } = exchange.head;
    counter.request(operation);
    options.onRequest?.(operation);
    const kind = schedule.next(operation);
    if (kind !== null) counter.fault(operation, kind);
    try {
      await injections[kind ?? 'none'](exchange);
    } catch {
      // Either the engine was not there, or the client left before its request was complete.
      const { socket } = exchange.request;
      if (!socket.destroyed) counter.engineDown();
      socket.destroy();
    }
  }

  const server = createServer((request, response) => {
    void serve({ head: headOf(request), request, response });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    setTarget: (endpoint) => {
      engine.close();
      engine = new EngineConnection(endpoint);
    },
    setRates: (rates) => {
      schedule = createFaultSchedule(options.seed, rates);
    },
    counts: counter.read,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      engine.close();
    },
  };
}
