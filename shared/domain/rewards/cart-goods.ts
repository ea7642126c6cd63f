import { lineNet, type Order, type OrderLine } from '../order.ts';
import { type GoodsFilter, matchesGoods } from '../program/goods.ts';
import type { Benefit } from '../program/reward.ts';

/** What a line of a cart is worth now, in minor units: never below zero, whatever has been taken off it. */
export const lineValue = (line: OrderLine): number => Math.max(0, lineNet(line));

/** What the goods of a cart are worth now, in minor units. */
export const goodsValue = (lines: readonly OrderLine[]): number =>
  lines.reduce((sum, line) => sum + lineValue(line), 0);

/** The lines that goods of a reward are among; all of them where it is for all goods. */
export function linesOf(cart: Order, goods: GoodsFilter | undefined): readonly OrderLine[] {
  return goods === undefined ? cart.lines : cart.lines.filter((line) => matchesGoods(goods, line));
}

export interface FreeUnits {
  readonly line: OrderLine;
  readonly units: number;
}

/**
 * The units in the cart that a free product is: the dearest first, so that what the customer was promised is free and not a
 * cheaper one beside it; of equals the lesser line id.
 */
export function freeUnits(
  { sku, quantity }: Extract<Benefit, { kind: 'free_product' }>,
  cart: Order,
): readonly FreeUnits[] {
  const found: FreeUnits[] = [];
  let missing = quantity;
  for (const line of cart.lines.filter((candidate) => candidate.sku === sku).sort(dearestFirst)) {
    const units = Math.min(line.quantity, missing);
    if (units > 0) found.push({ line, units });
    missing -= units;
  }
  return found;
}

function dearestFirst(a: OrderLine, b: OrderLine): number {
  // a ÷ its units against b ÷ its units, without dividing.
  const difference = BigInt(lineValue(b)) * BigInt(a.quantity) - BigInt(lineValue(a)) * BigInt(b.quantity);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return a.lineId < b.lineId ? -1 : 1;
}
