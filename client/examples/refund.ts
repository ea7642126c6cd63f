import type { Client } from '../index.ts';

/** When one piece of a line comes back: exactly what it earned goes, and what was spent on it returns. */
export async function refund(perennial: Client, orderId: string, lineId: string) {
  const { reversed, restored } = await perennial.refundOrder({
    orderId,
    body: { refundId: 'return-1', scope: { kind: 'lines', lines: [{ lineId, quantity: 1 }] } },
  });
  return `${reversed} points taken back, ${restored} given back`;
}
