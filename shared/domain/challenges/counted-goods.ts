import type { Order, OrderLine, Returned } from '../order.ts';
import type { CountedOrder } from '../program/challenge.ts';
import { type GoodsFilter, matchesGoods } from '../program/goods.ts';
import { add, compare, type Ratio, ratio, ZERO } from '../ratio.ts';
import { remainingValues } from '../remaining-value.ts';

/** A line that counts, with what is left of its value in minor units. */
export interface CountedLine {
  readonly line: OrderLine;
  readonly value: Ratio;
}

/**
 * The lines by which an order counts, as it is left; empty where it does not count. A function of what remains alone (law 7),
 * and it never grows by a return. Goods that never earn do not count, nor does a currency that the minimum does not name, nor
 * an order whose goods cost nothing.
 */
export function countedLines(
  order: Order,
  returned: Returned,
  { minimum, goods, excluding }: CountedOrder,
  excludedGoods: GoodsFilter | undefined,
): readonly CountedLine[] {
  const least = minimum === undefined ? 1 : minimum[order.currency];
  if (least === undefined) return [];
  const values = remainingValues(order, returned);
  const lines = order.lines
    .map((line, index) => ({ line, value: values[index] ?? ZERO }))
    .filter(({ line }) => goods === undefined || matchesGoods(goods, line))
    .filter(({ line }) => ![excluding, excludedGoods].some((filter) => filter && matchesGoods(filter, line)));
  const isEnough = compare(sumOf(lines), ratio(Math.max(1, least))) >= 0;
  return isEnough ? lines.filter(({ value }) => compare(value, ZERO) > 0) : [];
}

const sumOf = (lines: readonly CountedLine[]): Ratio =>
  lines.reduce((sum, { value }) => add(sum, value), ZERO);
