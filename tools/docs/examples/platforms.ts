import type {
  PlatformAnswer,
  SetAsideOrderList,
  SetAsideResult,
} from '../../../shared/contracts/platforms.ts';
import type { OperationExample } from './operation-example.ts';

const shopifyAnswer: PlatformAnswer = {
  topic: 'orders/paid',
  deeds: [{ kind: 'order', orderId: '5678901234567', refundId: null, outcome: 'done', detail: null }],
};

const wooCommerceAnswer: PlatformAnswer = {
  topic: 'order.updated',
  deeds: [
    { kind: 'order', orderId: '727', refundId: null, outcome: 'known', detail: null },
    { kind: 'refund', orderId: '727', refundId: '726001', outcome: 'done', detail: null },
  ],
};

const waiting: SetAsideOrderList = {
  orders: [
    {
      orderId: '5678901234599',
      code: 'CURRENCY_NOT_IN_PROGRAM',
      detail: 'The order is in EUR; program version 4 accepts USD.',
      setAsideAt: '2026-09-21T08:00:00Z',
    },
  ],
};

const retried: SetAsideResult = {
  deeds: [{ kind: 'order', orderId: '5678901234599', refundId: null, outcome: 'done', detail: null }],
  missing: [],
  isDone: true,
};

/** Bodies are the platforms' own and are shown in tests/platforms/payloads. */
export const PLATFORM_EXAMPLES = {
  receiveShopifyWebhook: {
    headers: {
      'x-shopify-topic': 'orders/paid',
      'x-shopify-shop-domain': 'sample-shop.myshopify.com',
      'x-shopify-webhook-id': 'b54557e4-8a5f-4b7d-9c3e-3f4e9d1c0a11',
      'x-shopify-hmac-sha256': 'zT4vODhJ1Hq5x8+MVtrVk4ZyMKJGsECSB6QHAUOnM9k=',
    },
    answers: { 200: shopifyAnswer },
  },
  receiveWooCommerceWebhook: {
    headers: {
      'x-wc-webhook-topic': 'order.updated',
      'x-wc-webhook-source': 'https://sample-shop.example/',
      'x-wc-webhook-delivery-id': '4d1c0a11b54557e48a5f4b7d9c3e3f4e',
      'x-wc-webhook-signature': 'mK4f4pUpy1EV7zkVyxHJT4nku6S2c8PaI2UA+4ZZjJI=',
    },
    answers: { 200: wooCommerceAnswer },
  },
  listSetAsideOrders: { answers: { 200: waiting } },
  forgetSetAsideOrder: { path: { orderId: '5678901234599' }, answers: { 204: null } },
  retrySetAsideOrders: {
    body: { actor: 'Grace', reason: 'The program has Swiss francs now.' },
    answers: { 200: retried },
  },
} satisfies Record<string, OperationExample>;
