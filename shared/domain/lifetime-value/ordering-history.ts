/**
 * What the models of ordering know of a customer: nothing but how often and when, because all else has no say in them. Times are
 * counted from the first order, in one unit for all customers of a fit (days in the product; the papers use weeks). Orders of
 * one day are one.
 */
export interface OrderingHistory {
  /** Orders after the first one. The papers write x; some libraries write frequency. */
  readonly repeats: number;
  /** When the last order was; 0 without a repeat. The papers write t_x. Not the recency of RFM, which counts back from today. */
  readonly lastAt: number;
  /** For how long the customer has been observed. The papers write T. */
  readonly age: number;
}

/** One row of `group by repeats, lastAt, age`. */
export interface CountedHistory extends OrderingHistory {
  readonly customers: number;
}

/** @throws RangeError on a history that nobody can have */
export function checkHistory({ repeats, lastAt, age }: OrderingHistory): void {
  const isPossible =
    Number.isSafeInteger(repeats) &&
    repeats >= 0 &&
    Number.isFinite(age) &&
    (repeats === 0 ? lastAt === 0 : lastAt > 0) &&
    age >= lastAt;
  if (!isPossible)
    throw new RangeError(
      `nobody has ${repeats} repeat orders with the last at ${lastAt} of ${age}; give a whole number of repeats, and 0 < last ≤ age, or no repeat and last = 0`,
    );
}

/** One row for each distinct history, in one order whatever the order of the rows was, so that sums come out the same. */
export function countHistories(histories: Iterable<OrderingHistory>): CountedHistory[] {
  const counted = new Map<string, CountedHistory>();
  for (const { repeats, lastAt, age } of histories) {
    const key = `${repeats} ${lastAt} ${age}`;
    counted.set(key, { repeats, lastAt, age, customers: (counted.get(key)?.customers ?? 0) + 1 });
  }
  return inOrder([...counted.values()]);
}

/** @returns the rows by repeats, last order and age */
export function inOrder(histories: readonly CountedHistory[]): CountedHistory[] {
  return histories.toSorted((a, b) => a.repeats - b.repeats || a.lastAt - b.lastAt || a.age - b.age);
}
