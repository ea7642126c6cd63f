import { shareOut } from './share-out.ts';

export interface PlatformDiscount {
  /** Minor units, as the platform states it: with or without tax; only the proportion of several matters. */
  readonly amount: number;
  readonly coupon?: string;
}

/** A line's price as our order states it. */
interface PricedLine {
  readonly unitPrice: number;
  readonly discounts: { amount: number; coupon?: string }[];
}

/** As many as the contract of an order allows. */
const MAX_DISCOUNTS = 10;
const MAX_COUPON_LENGTH = 64;

/**
 * Unit price and discounts of a line whose value is known as a whole. The line's net value is exact; where its list value
 * is not a multiple of its units, the unit price is rounded up and the difference counts as discount.
 *
 * @param list value of all units before discounts, without tax, in minor units
 * @param net value of all units after discounts, without tax, in minor units
 */
export function pricedLine(
  quantity: number,
  list: number,
  net: number,
  discounts: readonly PlatformDiscount[],
): PricedLine {
  const unitPrice = Math.ceil(Math.max(list, net) / quantity);
  const off = unitPrice * quantity - net;
  const named = discounts.length > MAX_DISCOUNTS ? [{ amount: 1 }] : discounts;
  const from: readonly PlatformDiscount[] = named.length === 0 ? [{ amount: 1 }] : named;
  const parts = shareOut(
    off,
    from.map(({ amount }) => amount),
  );
  return {
    unitPrice,
    discounts: from.flatMap(({ coupon }, index) => {
      const amount = parts[index] ?? 0;
      if (amount === 0) return [];
      return [coupon ? { amount, coupon: coupon.slice(0, MAX_COUPON_LENGTH) } : { amount }];
    }),
  };
}
