import { add, compare, multiply, type Ratio, ratio, ZERO } from '../../../shared/domain/ratio.ts';
import type { UnmatchedReason } from '../source/skip-reasons.ts';

/** Units of one order line that have not come back. */
export interface SoldLine {
  readonly id: number;
  readonly part: string;
  readonly lineNumber: number;
  readonly price: string;
  readonly units: number;
  readonly left: number;
  readonly net: number;
}

export interface Take {
  readonly line: SoldLine;
  readonly units: number;
}

/** Takes up to so many units of a line, and says how many it took: fewer where money was given back already. */
export type TakeFrom = (line: SoldLine, units: number) => number;

/**
 * Chooses the order lines that returned units came from. First a line of which exactly as many are left, because most
 * returns undo a whole line; then the most recent, as many as it has; then the one before, until all are found.
 *
 * @param candidates lines of the same goods with units left, most recent first.
 * @returns takes that together are at most `wanted`, and never more of a line than it has left.
 */
export function takeUnits(
  wanted: number,
  candidates: readonly SoldLine[],
  takeFrom: TakeFrom,
): readonly Take[] {
  const exact = candidates.find((line) => line.left === wanted && takeFrom(line, wanted) === wanted);
  if (exact !== undefined) return [{ line: exact, units: wanted }];
  const takes: Take[] = [];
  let missing = wanted;
  for (const line of candidates) {
    if (missing === 0) break;
    const units = takeFrom(line, Math.min(missing, line.left));
    if (units > 0) takes.push({ line, units });
    missing -= units;
  }
  return takes;
}

/**
 * Whether units can come back from an order of which money was given back: the API refuses when more was given back
 * than the goods that are left cost. All or nothing, because how many would fit is not worth a guess.
 */
export function unitsAllowed(line: SoldLine, units: number, valueLeft: Ratio, refunded: number): number {
  if (refunded === 0) return units;
  const after = add(valueLeft, ratio(-BigInt(line.net) * BigInt(units), line.units));
  return compare(after, ratio(refunded)) >= 0 ? units : 0;
}

/** What the units that are left of an order cost, exact, in minor units. */
export function valueOfLines(lines: readonly Pick<SoldLine, 'net' | 'left' | 'units'>[]): Ratio {
  return lines.reduce(
    (sum, { net, left, units }) => add(sum, multiply(ratio(net), ratio(left, units))),
    ZERO,
  );
}

/** What is known when returned units find no order, in the order in which it is asked. */
export interface MissingEvidence {
  readonly hasCustomer: boolean;
  readonly isOrderKnown: boolean;
  readonly wasBought: boolean;
  readonly wasBoughtAtPrice: boolean;
  readonly isLimitReached: boolean;
}

export function reasonMissing(evidence: MissingEvidence): UnmatchedReason {
  if (!evidence.isOrderKnown) return 'ORDER_UNKNOWN';
  if (!evidence.hasCustomer) return 'NO_CUSTOMER';
  if (!evidence.wasBought) return 'NEVER_BOUGHT';
  if (!evidence.wasBoughtAtPrice) return 'OTHER_PRICE';
  return evidence.isLimitReached ? 'REFUND_LIMIT' : 'UNITS_USED_UP';
}
