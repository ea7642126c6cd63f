import { type Order, type Returned, valueOfUnitsLeft } from './order.ts';
import { add, compare, multiply, type Ratio, ratio, ZERO } from './ratio.ts';

/**
 * Minor units of goods the member still has and has paid for, by line and exact.
 *
 * Value of a line = net × units left ⁄ units bought; an amount refund A lowers every line by the factor
 * (V − A) ⁄ V, with V the value of all units left.
 */
export function remainingValues(order: Order, returned: Returned): readonly Ratio[] {
  const values = valueOfUnitsLeft(order, returned);
  if (returned.amount === 0) return values;
  const total = values.reduce(add, ZERO);
  const left = add(total, ratio(-returned.amount));
  if (compare(left, ZERO) <= 0) return values.map(() => ZERO);
  const factor = ratio(left.numerator * total.denominator, left.denominator * total.numerator);
  return values.map((value) => multiply(value, factor));
}
