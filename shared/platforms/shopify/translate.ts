import type * as z from 'zod/mini';
import { type Intent, ignore } from '../intent.ts';
import { readPayload } from '../payload.ts';
import { orderIntents } from './order.ts';
import { ShopifyOrderPayload, ShopifyRefundPayload } from './payload.ts';
import { refundIntents } from './refund.ts';

const ORDER_TOPICS: readonly string[] = [
  'orders/paid',
  'orders/create',
  'orders/updated',
  'orders/cancelled',
];

/**
 * A delivery of Shopify as what it asks of us. Pure: the same delivery always gives the same.
 *
 * @param topic `X-Shopify-Topic`
 * @param payload parsed with `parseExactJson`
 * @throws ProblemError PAYLOAD_NOT_UNDERSTOOD
 */
export function translateShopify(topic: string, payload: unknown): readonly Intent[] {
  if (ORDER_TOPICS.includes(topic))
    return orderIntents(readPayload(ShopifyOrderPayload, payload, `Shopify's ${topic}`));
  if (topic === 'refunds/create') {
    const refund = readPayload(ShopifyRefundPayload, payload, "Shopify's refunds/create");
    return refundIntents(refund.order_id, refund, currencyOf(refund));
  }
  return [ignore(`the topic ${topic} is not needed`)];
}

/**
 * A refund does not name the shop's currency, but its sums do. Where it has none, it gives no amount back, and only units
 * count, which have no currency.
 */
function currencyOf(refund: z.output<typeof ShopifyRefundPayload>): string {
  const stated = [refund.total_duties_set, ...refund.order_adjustments.map(({ amount_set }) => amount_set)];
  const named = stated.find((set) => set)?.shop_money.currency_code;
  return named ?? refund.transactions.find(({ currency }) => currency)?.currency ?? '';
}
