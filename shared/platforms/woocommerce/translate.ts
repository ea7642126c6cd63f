import { type Intent, ignore } from '../intent.ts';
import { readPayload } from '../payload.ts';
import { orderIntents } from './order.ts';
import { WooCommerceOrderPayload } from './payload.ts';

const ORDER_TOPICS: readonly string[] = ['order.created', 'order.updated', 'order.restored'];

/**
 * A delivery of WooCommerce as what it asks of us. Pure: the same delivery always gives the same.
 *
 * @param topic `X-WC-Webhook-Topic`
 * @param payload parsed with `parseExactJson`
 * @throws ProblemError PAYLOAD_NOT_UNDERSTOOD
 */
export function translateWooCommerce(topic: string, payload: unknown): readonly Intent[] {
  if (ORDER_TOPICS.includes(topic))
    return orderIntents(readPayload(WooCommerceOrderPayload, payload, `WooCommerce's ${topic}`));
  // It names the order and no more; a shop deletes orders to tidy up, which gives no money back.
  if (topic === 'order.deleted') return [ignore('deleting an order gives nothing back')];
  return [ignore(`the topic ${topic} is not needed`)];
}

/** What WooCommerce posts when a webhook is saved: a form, not signed and without a topic, to see that we answer. */
export function isPing(body: string): boolean {
  return /^webhook_id=\d+$/.test(body.trim());
}
