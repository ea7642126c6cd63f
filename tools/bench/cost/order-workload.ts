import type { Units } from '../harness/consumed-units.ts';
import type { Step, Workload } from './cost-model.ts';

/** What nobody can measure here. Each errs to the dear side where it is not known. */
export const ASSUMPTIONS = {
  orders: 1_000_000,
  /** A month: the slower orders come, the fewer share a relay batch, an authorizer's answer or a trace. */
  overDays: 30,
  /** About one order of six is returned in part or whole, once. */
  refundedShare: 0.17,
  /** Entries that a relay invocation takes. At less than one order a second it hardly ever finds two. */
  relayBatch: 1,
  /** The production stage's cache: the shop's one key is looked up so often, however many orders come. */
  authorizerCacheSeconds: 60,
  /** Every other entry also says that pending points have become active or expired, which is an event of its own. */
  eventsPerEntry: 1.5,
  coldShare: 0.01,
  /** What a cold start is billed: starting the runtime and loading the function at the memory it has. */
  initMs: 500,
  /** Lambda's own lines (start and report, as JSON): a function writes nothing of a request that goes well. */
  logBytesPerInvocation: 1_000,
  /** The access log's line. */
  logBytesPerRequest: 350,
  /** An entry of three lines, its copy in the statement index, and 100 bytes of overhead for each of the two. */
  storedBytesPerEntry: 1_700,
} as const;

export interface Measured {
  readonly order: Units;
  readonly refund: Units;
}

/** Memory of each function in MB, as deployed. */
export interface Memory {
  readonly orders: number;
  readonly accounts: number;
  readonly relay: number;
  readonly access: number;
}

const SECONDS_PER_DAY = 86_400;

/**
 * A million orders with their refunds, each told to the bus, and whoever sends them identified.
 * @param handlerMs what an invocation of a warm function is billed
 */
export function orderWorkload({ order, refund }: Measured, memory: Memory, handlerMs: number): Workload {
  const { orders, refundedShare, relayBatch, eventsPerEntry } = ASSUMPTIONS;
  const overSeconds = ASSUMPTIONS.overDays * SECONDS_PER_DAY;
  const entriesPerOrder = 1 + refundedShare;
  const durationMs = handlerMs + ASSUMPTIONS.coldShare * ASSUMPTIONS.initMs;
  const request = { memoryMb: memory.orders, durationMs, isRequest: true };
  const steps: readonly Step[] = [
    { what: 'order', perOrder: 1, units: order, ...request },
    { what: 'refund', perOrder: refundedShare, units: refund, ...request },
    {
      what: 'relay',
      perOrder: entriesPerOrder / relayBatch,
      units: { read: 0, write: 0 },
      memoryMb: memory.relay,
      durationMs,
      isRequest: false,
    },
    {
      what: 'authorizer',
      perOrder: overSeconds / ASSUMPTIONS.authorizerCacheSeconds / orders,
      units: { read: 1, write: 0 },
      memoryMb: memory.access,
      durationMs,
      isRequest: false,
    },
  ];
  return {
    orders,
    steps,
    eventsPerOrder: entriesPerOrder * eventsPerEntry,
    logBytesPerInvocation: ASSUMPTIONS.logBytesPerInvocation,
    logBytesPerRequest: ASSUMPTIONS.logBytesPerRequest,
    overSeconds,
  };
}

/** A million requests of one kind and nothing else, such as quotes: what each kind adds to the orders. */
export function requestWorkload(what: string, units: Units, memoryMb: number, handlerMs: number): Workload {
  const { orders: requests, overDays, coldShare, initMs } = ASSUMPTIONS;
  return {
    orders: requests,
    steps: [
      {
        what,
        perOrder: 1,
        units,
        memoryMb,
        durationMs: handlerMs + coldShare * initMs,
        isRequest: true,
      },
    ],
    eventsPerOrder: 0,
    logBytesPerInvocation: ASSUMPTIONS.logBytesPerInvocation,
    logBytesPerRequest: ASSUMPTIONS.logBytesPerRequest,
    overSeconds: overDays * SECONDS_PER_DAY,
  };
}
