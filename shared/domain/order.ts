import type { EpochSeconds } from './calendar.ts';
import { ownValue } from './program/own-value.ts';
import { type Ratio, ratio } from './ratio.ts';

export interface LineDiscount {
  /** Minor units of the order's currency, taken off the whole line. */
  readonly amount: number;
  readonly coupon?: string;
}

export interface OrderLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  /** Minor units of the order's currency. */
  readonly unitPrice: number;
  readonly discounts: readonly LineDiscount[];
  readonly categories: readonly string[];
  /** Free words for earning rules, such as `clearance`. */
  readonly tags: readonly string[];
}

/** An order as the checkout placed it. Money is in minor units of `currency`. */
export interface Order {
  readonly orderId: string;
  readonly currency: string;
  readonly channel: string;
  /** ISO 3166 code of two capitals of where it goes. */
  readonly country?: string;
  readonly placedAt: EpochSeconds;
  readonly lines: readonly OrderLine[];
  readonly shipping: number;
  readonly tax: number;
}

/** What of an order is still bought after its refunds. Order of refunds does not matter to it: that is law 7's ground. */
export interface Returned {
  /** Units taken back, by line id. */
  readonly units: Readonly<Record<string, number>>;
  /** Minor units given back without naming a line; they weigh on all remaining lines in proportion. */
  readonly amount: number;
}

export const NOTHING_RETURNED: Returned = { units: {}, amount: 0 };

/** Net value of a line in minor units: price × quantity less its discounts. */
export function lineNet(line: OrderLine): number {
  const discounts = line.discounts.reduce((sum, discount) => sum + discount.amount, 0);
  return line.unitPrice * line.quantity - discounts;
}

export function orderNet(order: Order): number {
  return order.lines.reduce((sum, line) => sum + lineNet(line), 0);
}

export function unitsLeft(line: OrderLine, returned: Returned): number {
  return line.quantity - (ownValue(returned.units, line.lineId) ?? 0);
}

/** Value of each line's remaining units in minor units, exact, before any amount refund, in the order of the lines. */
export function valueOfUnitsLeft(order: Order, returned: Returned): readonly Ratio[] {
  return order.lines.map((line) =>
    ratio(BigInt(lineNet(line)) * BigInt(unitsLeft(line, returned)), line.quantity),
  );
}
