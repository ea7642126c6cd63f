import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { OrderId, Timestamp, text } from './primitives.ts';

const header = (description: string) => z.optional(described(description, z.string()));

/** All optional: what is missing is answered with SIGNATURE_INVALID, as what is wrong is. */
export const ShopifyHeaders = z.object({
  'x-shopify-hmac-sha256': header('HMAC-SHA256 of the body with the webhook secret, in Base64.'),
  'x-shopify-topic': header('What happened, such as `orders/paid`.'),
  'x-shopify-shop-domain': header('Whose shop it is.'),
  'x-shopify-webhook-id': header('Id of the delivery, the same for its retries.'),
});

export const WooCommerceHeaders = z.object({
  'x-wc-webhook-signature': header('HMAC-SHA256 of the body with the webhook secret, in Base64.'),
  'x-wc-webhook-topic': header('What happened, such as `order.updated`.'),
  'x-wc-webhook-source': header('Address of the shop.'),
  'x-wc-webhook-delivery-id': header('Id of the delivery.'),
});

const Deed = named(
  'PlatformDeed',
  'One thing that a delivery of a platform came to.',
  z.strictObject({
    kind: z.enum(['order', 'refund', 'nothing']),
    orderId: z.nullable(z.string()),
    refundId: z.nullable(z.string()),
    outcome: described(
      [
        '`done`: recorded, durably.',
        '`awaiting_order`: a refund kept for its order.',
        '`known`: it was recorded before, as it is.',
        '`differs`: it was recorded before with other content, which stays: the platform edited it since.',
        '`set_aside`: an order that the program refuses as it is now, see `detail`; kept, to be recorded once it can be.',
        '`refused`: a refund that can never be recorded, see `detail`.',
        '`ignored`: it asks for nothing, see `detail`.',
      ].join(' '),
      z.enum(['done', 'awaiting_order', 'known', 'differs', 'set_aside', 'refused', 'ignored']),
    ),
    detail: z.nullable(z.string()),
  }),
);
export type PlatformDeed = z.infer<typeof Deed>;

export const PlatformAnswer = named(
  'PlatformAnswer',
  'What a delivery of a platform came to, in the order in which it was done.',
  z.strictObject({ topic: z.nullable(z.string()), deeds: z.array(Deed) }),
);
export type PlatformAnswer = z.infer<typeof PlatformAnswer>;

export const SetAsideOrderList = named(
  'SetAsideOrderList',
  'Orders of shop platforms that the program refused, and that wait until it takes them.',
  z.strictObject({
    orders: z.array(
      z.strictObject({
        orderId: z.string(),
        code: described('Code of the refusal.', z.string()),
        detail: described('The refusal in words, of when it was tried last.', z.string()),
        setAsideAt: Timestamp,
      }),
    ),
  }),
);
export type SetAsideOrderList = z.infer<typeof SetAsideOrderList>;

/** As many as a page of a person's choosing. */
const MOST_CHOSEN = 100;

export const SetAsideRetry = named(
  'SetAsideRetry',
  'Which orders are to be recorded now.',
  z.strictObject({
    orderIds: described(
      'Only these; all where it is not given.',
      z.optional(z.array(OrderId).check(z.minLength(1), z.maxLength(MOST_CHOSEN))),
    ),
    actor,
    reason: z.optional(text('Why; it must hold no personal data.', 500)),
  }),
);

export const SetAsideResult = named(
  'SetAsideResult',
  'What became of the orders.',
  z.strictObject({
    deeds: z.array(Deed),
    missing: described(
      'Of those that were asked for, what is not set aside, or not any more.',
      z.array(z.string()),
    ),
    isDone: described('False: there was more than a call does in 20 seconds. Ask again.', z.boolean()),
  }),
);
export type SetAsideResult = z.infer<typeof SetAsideResult>;
