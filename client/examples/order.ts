import type { Client, OrderLine } from '../index.ts';

/** When an order is paid, and when it has arrived. Sent twice, it is recorded once. */
export async function order(
  perennial: Client,
  orderId: string,
  customerId: string,
  lines: readonly OrderLine[],
) {
  const placedAt = new Date().toISOString();
  const { earned, balance } = await perennial.recordOrder({
    body: { orderId, customerId, currency: 'USD', placedAt, lines, shipping: 490 },
  });
  await perennial.deliverOrder({ orderId, body: { deliveredAt: new Date().toISOString() } });
  return `${earned.points} points earned; ${balance.active} to spend, ${balance.pending} to come`;
}
