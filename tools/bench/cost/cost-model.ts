import type { Units } from '../harness/consumed-units.ts';
import type { PriceList } from './price-list.ts';

/** One kind of invocation that an order brings about. */
export interface Step {
  readonly what: string;
  /** Invocations for each order: 1 for the order itself, less for what happens to a share of them. */
  readonly perOrder: number;
  readonly units: Units;
  readonly memoryMb: number;
  /** Billed on average, with its share of cold starts. */
  readonly durationMs: number;
  /** Whether API Gateway charges a request for it. */
  readonly isRequest: boolean;
}

export interface Workload {
  readonly orders: number;
  readonly steps: readonly Step[];
  readonly eventsPerOrder: number;
  /** Sent to a queue, received from it and deleted: a request each. */
  readonly messagesPerOrder?: number;
  /** What an invocation and a request leave in the logs. */
  readonly logBytesPerInvocation: number;
  readonly logBytesPerRequest: number;
  /** Over how long the orders come in. */
  readonly overSeconds: number;
}

/** `ledger` is what keeps the books: DynamoDB and Lambda. */
export type CostPart = 'ledger' | 'gateway' | 'events' | 'logs' | 'traces';

export interface CostItem {
  readonly part: CostPart;
  readonly what: string;
  readonly usd: number;
}

const MB_PER_GB = 1_024;
const MS_PER_SECOND = 1_000;
const BYTES_PER_GB = 1_024 ** 3;

const millions = (count: number): number => count / 1_000_000;

const REQUESTS_PER_MESSAGE = 3;

/** What a workload costs, item by item. Storage is not among them: it is paid by the month. */
export function costOf(workload: Workload, prices: PriceList): readonly CostItem[] {
  const {
    orders,
    steps,
    eventsPerOrder,
    messagesPerOrder = 0,
    logBytesPerInvocation,
    logBytesPerRequest,
  } = workload;
  const sum = (pick: (step: Step) => number): number =>
    steps.reduce((total, step) => total + step.perOrder * pick(step), 0) * orders;
  const invocations = sum(() => 1);
  const requests = sum(({ isRequest }) => (isRequest ? 1 : 0));
  const gbSeconds = sum(({ memoryMb, durationMs }) => (memoryMb / MB_PER_GB) * (durationMs / MS_PER_SECOND));
  const logBytes = invocations * logBytesPerInvocation + requests * logBytesPerRequest;
  const traces = tracesOf(invocations, workload.overSeconds);
  const item = (part: CostPart, what: string, usd: number): CostItem => ({ part, what, usd });
  return [
    item(
      'ledger',
      'DynamoDB writes',
      millions(sum(({ units }) => units.write)) * prices.dynamoDb.perMillionWriteUnits,
    ),
    item(
      'ledger',
      'DynamoDB reads',
      millions(sum(({ units }) => units.read)) * prices.dynamoDb.perMillionReadUnits,
    ),
    item('ledger', 'Lambda duration', gbSeconds * prices.lambda.perGbSecond),
    item('ledger', 'Lambda requests', millions(invocations) * prices.lambda.perMillionRequests),
    item('gateway', 'API Gateway requests', millions(requests) * prices.httpApi.perMillionRequests),
    item(
      'events',
      'EventBridge events',
      millions(orders * eventsPerOrder) * prices.eventBridge.perMillionEvents,
    ),
    ...(messagesPerOrder === 0
      ? []
      : [
          item(
            'events',
            'SQS requests',
            millions(orders * messagesPerOrder * REQUESTS_PER_MESSAGE) * prices.sqs.perMillionRequests,
          ),
        ]),
    item('logs', 'CloudWatch Logs', (logBytes / BYTES_PER_GB) * prices.logs.perGbIngested),
    item('traces', 'X-Ray traces', millions(traces) * prices.xRay.perMillionTraces),
  ];
}

/** The items of some parts together, in US dollars. */
export function totalOf(items: readonly CostItem[], parts: readonly CostPart[]): number {
  return items.filter(({ part }) => parts.includes(part)).reduce((total, { usd }) => total + usd, 0);
}

const SAMPLED_OF_THE_REST = 0.05;

/**
 * Invocations that X-Ray's default rule records: the first of each second, and one in twenty of the others. With
 * invocations that come independently of each other at `rate` a second, a second has at least one with the probability
 * 1 − e^−rate (Poisson).
 */
export function tracesOf(invocations: number, overSeconds: number): number {
  const rate = invocations / overSeconds;
  const firsts = overSeconds * (1 - Math.exp(-rate));
  return firsts + SAMPLED_OF_THE_REST * (invocations - firsts);
}

/** What keeping an order's items costs each month, in US dollars, backup included. */
export function storagePerMonth(orders: number, bytesPerOrder: number, { dynamoDb }: PriceList): number {
  return ((orders * bytesPerOrder) / BYTES_PER_GB) * (dynamoDb.perGbMonth + dynamoDb.backupPerGbMonth);
}
