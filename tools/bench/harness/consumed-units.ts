import { itemBytes, putItems } from './item-size.ts';
import type { WireExchange } from './wire-tap.ts';

/** Capacity units of DynamoDB, as they are billed on demand. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);

/**
 * The sum of what the engine says each exchange consumed, its indexes included. It says nothing of a transaction that
 * was canceled; the service charges it all the same, two units an item and KB, so that is counted.
 */
export function unitsOf(exchanges: readonly WireExchange[]): Units {
  return exchanges.map(unitsOfExchange).reduce(addUnits, { read: 0, write: 0 });
}

export function addUnits(a: Units, b: Units): Units {
  return { read: a.read + b.read, write: a.write + b.write };
}

function unitsOfExchange({ operation, request, answer }: WireExchange): Units {
  if (answer['CancellationReasons'] !== undefined) return { read: 0, write: canceledUnits(request) };
  const consumed = answer['ConsumedCapacity'] as Consumed | readonly Consumed[] | undefined;
  if (consumed === undefined) throw new Error(`the engine did not say what ${operation} consumed`);
  const total = [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  return READS.has(operation) ? { read: total, write: 0 } : { read: 0, write: total };
}

const BYTES_PER_UNIT = 1_024;

/** What is updated or deleted is not in the request; a counter and the code of a coupon are far below a kilobyte. */
function canceledUnits(request: WireExchange['request']): number {
  const puts = putItems(request);
  const { TransactItems: items = [] } = request as { TransactItems?: readonly unknown[] };
  const putUnits = puts.reduce((sum, item) => sum + 2 * Math.ceil(itemBytes(item) / BYTES_PER_UNIT), 0);
  return putUnits + 2 * (items.length - puts.length);
}
