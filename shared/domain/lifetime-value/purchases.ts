import type { LocalDay } from '../calendar.ts';
import type { OrderingHistory } from './ordering-history.ts';

/** A valid order: paid, not canceled, not fully refunded. */
export interface PlacedOrder {
  readonly customerId: string;
  readonly day: LocalDay;
  /** Net of discounts and refunds, without tax and shipping; minor units, or any other unit of one currency. */
  readonly value: number;
}

/** What a customer has bought: what one row of SQL says of the same orders. */
export interface Purchases {
  readonly customerId: string;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  /** Days with an order: orders of one day are one. */
  readonly orderDays: number;
  readonly value: number;
  /** Of that, on days after the first. */
  readonly repeatValue: number;
}

/**
 * Sums up orders customer by customer, those after a day left out: the calibration of the published examples, and the same in
 * plain code as the product's SQL.
 * @param until the last day that counts
 */
export function purchasesOf(orders: Iterable<PlacedOrder>, until: LocalDay): Purchases[] {
  const daysOf = new Map<string, Map<LocalDay, number>>();
  for (const { customerId, day, value } of orders) {
    if (day > until) continue;
    const days = daysOf.get(customerId) ?? new Map<LocalDay, number>();
    days.set(day, (days.get(day) ?? 0) + value);
    daysOf.set(customerId, days);
  }
  return [...daysOf].map(([customerId, days]) => {
    const [firstDay, lastDay] = [Math.min(...days.keys()), Math.max(...days.keys())];
    const value = [...days.values()].reduce((sum, each) => sum + each, 0);
    return {
      customerId,
      firstDay,
      lastDay,
      orderDays: days.size,
      value,
      repeatValue: value - (days.get(firstDay) ?? 0),
    };
  });
}

/**
 * @param until the last day that counts, complete: the day before `as_of`
 * @param daysPerUnit 7 gives weeks
 */
export function historyOf(
  { firstDay, lastDay, orderDays }: Purchases,
  until: LocalDay,
  daysPerUnit = 1,
): OrderingHistory {
  return {
    repeats: orderDays - 1,
    lastAt: (lastDay - firstDay) / daysPerUnit,
    age: (until - firstDay) / daysPerUnit,
  };
}
