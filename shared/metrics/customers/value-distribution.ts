/** A value that so many customers have. */
export interface CountedValue {
  readonly value: number;
  readonly customers: number;
}

export const PERCENTILES = [10, 25, 50, 75, 90, 95, 99] as const;
const TOP_SHARE = 0.1;

export interface Distribution {
  readonly customers: number;
  readonly total: number;
  /** By percentile: the least value that at least that many in a hundred customers do not exceed. */
  readonly percentiles: ReadonlyMap<number, number>;
  /** What the tenth of customers with the most value have together; a customer who belongs to it in part counts in part. */
  readonly topTenth: number;
}

/** @param values in any order; at least one */
export function distributionOf(values: readonly CountedValue[]): Distribution {
  const rising = values.toSorted((a, b) => a.value - b.value);
  const customers = rising.reduce((sum, each) => sum + each.customers, 0);
  const percentiles = new Map<number, number>();
  let [upTo, total, topTenth] = [0, 0, 0];
  for (const { value, customers: count } of rising) {
    const before = upTo;
    upTo += count;
    total += count * value;
    const above = Math.min(count, Math.max(0, upTo - customers * (1 - TOP_SHARE)));
    topTenth += above * value;
    for (const percentile of PERCENTILES) {
      const rank = customers * percentile;
      if (100 * before < rank && 100 * upTo >= rank) percentiles.set(percentile, value);
    }
  }
  return { customers, total, percentiles, topTenth };
}
