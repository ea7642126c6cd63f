import { lineNet, type Order, type Returned, unitsLeft } from '../order.ts';
import { ratio } from '../ratio.ts';
import { remainingValues } from '../remaining-value.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { GoodsTotals } from './conditions/test.ts';
import type { MatchedLines } from './line-sets.ts';

/** The goods of an order line by line: value of a line = values[i] ⁄ denominator minor units. */
export interface Goods {
  readonly values: readonly (number | bigint)[];
  readonly denominator: number | bigint;
  readonly units: readonly number[];
}

export const NO_GOODS: Goods = { values: [], denominator: 1, units: [] };

/** As they were bought: whole minor units. */
export function goodsBought({ lines }: Order): Goods {
  return { values: lines.map(lineNet), denominator: 1, units: lines.map(({ quantity }) => quantity) };
}

/** As they are left. Where all the money was given back there is nothing left that earns, although no unit came back. */
export function goodsLeft(order: Order, returned: Returned): Goods {
  const values = remainingValues(order, returned);
  const isAllPaidBack = returned.amount > 0 && values.every(({ numerator }) => numerator === 0n);
  const denominator = values.reduce((common, value) => leastCommonMultiple(common, value.denominator), 1n);
  return {
    values: values.map((value) => value.numerator * (denominator / value.denominator)),
    denominator,
    units: order.lines.map((line) => (isAllPaidBack ? 0 : unitsLeft(line, returned))),
  };
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Goods in one kind of arithmetic, with sums over sets of lines that are worked out once. */
export interface Basket<N> extends GoodsTotals {
  readonly denominator: N;
  readonly matched: MatchedLines;
  /** Over the denominator. */
  sumOf(set: number): N;
  lineValue(position: number): N;
  lineUnits(position: number): number;
}

export function basketOf<N>(math: Arithmetic<N>, goods: Goods, matched: MatchedLines): Basket<N> {
  const values = goods.values.map((value) => math.of(value));
  const denominator = math.of(goods.denominator);
  const sums: (N | undefined)[] = [];
  const counts: (number | undefined)[] = [];
  return {
    denominator,
    matched,
    sumOf,
    unitsOf,
    lineValue,
    lineUnits,
    valueOf: (set) => ratio(asBigint(sumOf(set)), asBigint(denominator)),
    compareValue,
  };

  function compareValue(set: number, minorUnits: number): number {
    const [sum, asked] = [sumOf(set), math.times(math.of(minorUnits), denominator)];
    if (math.isLess(sum, asked)) return -1;
    return math.isLess(asked, sum) ? 1 : 0;
  }

  function lineValue(position: number): N {
    return values[position] ?? math.zero;
  }

  function lineUnits(position: number): number {
    return goods.units[position] ?? 0;
  }

  function sumOf(set: number): N {
    const known = sums[set];
    if (known !== undefined) return known;
    let sum = math.zero;
    for (const position of matched.linesOf(set)) sum = math.add(sum, lineValue(position));
    sums[set] = sum;
    return sum;
  }

  function unitsOf(set: number): number {
    const known = counts[set];
    if (known !== undefined) return known;
    let count = 0;
    for (const position of matched.linesOf(set)) count += lineUnits(position);
    counts[set] = count;
    return count;
  }
}

/** Both kinds of arithmetic are of whole numbers. */
export function asBigint(value: unknown): bigint {
  return typeof value === 'bigint' ? value : BigInt(value as number);
}
