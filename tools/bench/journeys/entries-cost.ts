import { US_EAST_1 } from '../cost/price-list.ts';
import type { Units } from '../harness/consumed-units.ts';

const MEMORY_GB = 1;
/** SQS, US East: each message is sent by the bus, received and deleted, the latter two in tens. */
export const USD_PER_MILLION_QUEUE_REQUESTS = 0.4;
const QUEUE_REQUESTS_PER_ENTRY = 1 + 2 / 10;
/** A shop's events come one by one more often than by the hundred. */
export const ENTRIES_PER_INVOCATION = 5;

/**
 * What a million entries cost to the function of journeys, in US dollars: its table, its queue and its own time.
 *
 * @param units of one entry
 */
export function costOfMillionEntries({ read, write }: Units, processorMs: number): number {
  const { dynamoDb, lambda } = US_EAST_1;
  return (
    write * dynamoDb.perMillionWriteUnits +
    read * dynamoDb.perMillionReadUnits +
    QUEUE_REQUESTS_PER_ENTRY * USD_PER_MILLION_QUEUE_REQUESTS +
    lambda.perMillionRequests / ENTRIES_PER_INVOCATION +
    processorMs * 1_000 * MEMORY_GB * lambda.perGbSecond
  );
}
