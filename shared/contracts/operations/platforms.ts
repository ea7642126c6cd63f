import { type Operation, WRITE_THROTTLE } from '../operation.ts';
import { PlatformAnswer, ShopifyHeaders, WooCommerceHeaders } from '../platforms.ts';

const capability = 'platforms';

/** The signature is the caller's proof, so there is no key; the body is the platform's, so it is not described here. */
const delivery = {
  method: 'POST',
  capability,
  scope: 'public',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  responses: {
    200: { description: 'Taken, durably; what it came to.', body: PlatformAnswer },
  },
  refusals: ['SIGNATURE_INVALID', 'PAYLOAD_NOT_UNDERSTOOD', 'BUSY', 'UNAVAILABLE'],
} as const;

const idempotency =
  'Orders are recorded by their id and refunds by theirs, once and for ever, so deliveries may come twice and in any order. What needs nothing done is answered with 200 too, and with the reason. See docs/platforms.md.';

export const receiveShopifyWebhook = {
  ...delivery,
  id: 'receiveShopifyWebhook',
  path: '/v1/platforms/shopify/webhooks',
  summary: 'Take a webhook of Shopify',
  description: `The topics \`orders/paid\`, \`orders/create\`, \`orders/updated\`, \`orders/cancelled\` and \`refunds/create\`, signed by Shopify. ${idempotency}`,
  request: { headers: ShopifyHeaders },
} as const satisfies Operation;

export const receiveWooCommerceWebhook = {
  ...delivery,
  id: 'receiveWooCommerceWebhook',
  path: '/v1/platforms/woocommerce/webhooks',
  summary: 'Take a webhook of WooCommerce',
  description: `The topics \`order.created\`, \`order.updated\` and \`order.restored\`, signed by WooCommerce; also what it posts, unsigned, when a webhook is saved, which changes nothing. ${idempotency}`,
  request: { headers: WooCommerceHeaders },
} as const satisfies Operation;
