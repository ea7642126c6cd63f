/** Who an order is of, as a request names them. */
export type SampleBuyer =
  | { readonly memberId: string }
  | { readonly customerId: string }
  | Record<string, never>;

const MONTH_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * An order as shops send them: SKUs of about ten characters, a category a line, a coupon on the first, paid today.
 * @param index tells orders apart and varies their amounts
 */
export function sampleOrder(index: number, buyer: SampleBuyer, lines: number, placedAtMs = Date.now()) {
  return {
    orderId: `shop-${(1_000_000 + index).toString()}`,
    ...buyer,
    currency: 'USD',
    placedAt: new Date(placedAtMs).toISOString(),
    shipping: 490,
    tax: 1_210,
    lines: Array.from({ length: lines }, (_, line) => ({
      sku: `SKU-${(70_000 + ((index * 31 + line * 7) % 20_000)).toString()}`,
      quantity: 1 + ((index + line) % 3),
      unitPrice: 499 + ((index * 137 + line * 911) % 9_000),
      ...(line === 0 ? { discounts: [{ amount: 250, coupon: 'WELCOME10' }] } : {}),
      categories: [['women', 'men', 'home', 'kids'][(index + line) % 4] ?? 'home'],
    })),
  };
}

/** A moment `months` before now, for orders whose points are long active. */
export const monthsAgoMs = (months: number): number => Date.now() - months * MONTH_DAYS * DAY_MS;
