import { createHash } from 'node:crypto';
import { FAULT_KINDS, type FaultKind, isPossible } from './fault-kind.ts';

/** Share of requests, from 0 to 1, that meet each kind of fault. */
export type FaultRates = Readonly<Partial<Record<FaultKind, number>>>;

/** Rates by DynamoDB operation, such as `TransactWriteItems`; `other` is for all that are not named. */
export type RatesByOperation = Readonly<Record<string, FaultRates>>;

export interface FaultSchedule {
  /** What befalls the next request of an operation; null: nothing. */
  next(operation: string): FaultKind | null;
}

/**
 * Decides by the seed, the operation and how many requests of that operation came before. So the n-th write of two
 * runs with one seed meets the same fault, however the requests of different operations were interleaved.
 *
 * @throws Error for rates that are impossible: outside 0 to 1, adding up to more than 1, or of a kind that the
 * operation cannot have.
 */
export function createFaultSchedule(seed: string, rates: RatesByOperation): FaultSchedule {
  for (const [operation, own] of Object.entries(rates)) assertPossible(operation, own);
  const seen = new Map<string, number>();
  return {
    next(operation) {
      const ordinal = (seen.get(operation) ?? 0) + 1;
      seen.set(operation, ordinal);
      return pick(rates[operation] ?? rates['other'] ?? {}, share(`${seed}/${operation}/${ordinal}`));
    },
  };
}

/** A number from 0 up to 1, evenly spread, that depends on the text alone. */
function share(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

function pick(rates: FaultRates, drawn: number): FaultKind | null {
  let bound = 0;
  for (const kind of FAULT_KINDS) {
    bound += rates[kind] ?? 0;
    if (drawn < bound) return kind;
  }
  return null;
}

function assertPossible(operation: string, rates: FaultRates): void {
  const all = Object.entries(rates) as [FaultKind, number][];
  for (const [kind, rate] of all) {
    if (!(rate >= 0 && rate <= 1))
      throw new Error(`the rate of ${kind} for ${operation} is ${rate}; give a share from 0 to 1`);
    if (rate > 0 && !isPossible(kind, operation))
      throw new Error(`${operation} cannot meet a ${kind}; give that rate to a write only`);
  }
  const total = all.reduce((sum, [, rate]) => sum + rate, 0);
  if (total > 1 + 1e-9)
    throw new Error(`the fault rates of ${operation} add up to ${total}; they may add up to 1 at most`);
}
