import type { Client, OrderLine } from '../index.ts';

/** In the cart: what it earns, and what a reward would take off. Nothing is written. */
export async function quote(perennial: Client, customerId: string, lines: readonly OrderLine[]) {
  const { earned, applied } = await perennial.quoteCart({
    body: { customerId, currency: 'USD', lines, apply: [{ rewardId: 'pay', points: 300 }] },
  });
  const discounts = applied.flatMap(({ refusal, discounts }) => (refusal === null ? discounts : []));
  return `${earned.points} points with this order, ${discounts.length} discounts`;
}
