import * as z from 'zod/mini';
import { type Operation, RARE_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import {
  PlatformAnswer,
  SetAsideOrderList,
  SetAsideResult,
  SetAsideRetry,
  ShopifyHeaders,
  WooCommerceHeaders,
} from '../platforms.ts';
import { OrderId } from '../primitives.ts';

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

const byHand = { capability, memberToken: false, throttle: RARE_THROTTLE } as const;

export const listSetAsideOrders = {
  ...byHand,
  id: 'listSetAsideOrders',
  method: 'GET',
  path: '/v1/set-aside-orders',
  summary: 'Orders that the program refused',
  description:
    "What a shop platform told of and the program does not take as it is, by order id: mostly for a currency that it lacks, or for a clock that is ahead. Kept until it is recorded, with its refunds. Of the order nothing is shown but its id: see it in the platform's own administration.",
  scope: 'dead-letters:read',
  request: {},
  responses: { 200: { description: 'The orders.', body: SetAsideOrderList } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const forgetSetAsideOrder = {
  ...byHand,
  id: 'forgetSetAsideOrder',
  method: 'DELETE',
  path: '/v1/set-aside-orders/{orderId}',
  summary: 'Forget an order that was set aside',
  description:
    'One that is never to be recorded, such as a test of the shop, or one in a currency that the program will not have. Should the platform tell of it again, it is tried again. Idempotent: afterwards it is not set aside, whether it was or not; the trail has one line of it.',
  scope: 'dead-letters:write',
  request: { path: z.strictObject({ orderId: OrderId }) },
  responses: { 204: { description: 'It is not set aside.', body: null } },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const retrySetAsideOrders = {
  ...byHand,
  id: 'retrySetAsideOrders',
  method: 'POST',
  path: '/v1/set-aside-orders/retries',
  summary: 'Record orders that were set aside',
  description:
    'All of them, or chosen ones, as their webhooks would have; refunds that came meanwhile have waited for them. One that is refused again stays. Orders are recorded by their id, once and for ever, so the same request can be sent again.',
  scope: 'dead-letters:write',
  request: { body: SetAsideRetry },
  responses: { 200: { description: 'What became of each.', body: SetAsideResult } },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;
