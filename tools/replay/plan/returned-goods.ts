import type { StagedLine } from '../source/staged-line.ts';

/** Units of one kind that one return takes back, and where they may have come from. */
export interface ReturnedGoods {
  /** The order the return names, or whose id it carries; null when it does not say. */
  readonly order: string | null;
  readonly customer: string | null;
  readonly sku: string;
  readonly price: string;
  readonly units: number;
  readonly row: number;
}

/** The goods of one return, rows of the same goods added up. */
export function returnedGoods(
  rows: readonly StagedLine[],
  hasOrder: (orderId: string) => boolean,
): readonly ReturnedGoods[] {
  const merged = new Map<string, ReturnedGoods>();
  for (const { namedOrder, orderId, customer, sku, price, units, row } of rows) {
    const order = namedOrder ?? (hasOrder(orderId) ? orderId : null);
    const key = JSON.stringify([order, customer, sku, price]);
    const known = merged.get(key);
    merged.set(key, {
      order,
      customer,
      sku,
      price,
      units: (known?.units ?? 0) + units,
      row: known?.row ?? row,
    });
  }
  return [...merged.values()];
}
