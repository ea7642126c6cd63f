import * as z from 'zod/mini';
import { type Operation, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import {
  ClaimRequest,
  ClaimResult,
  DeliveryRequest,
  DeliveryResult,
  OrderRequest,
  OrderResult,
  OrderStatus,
} from '../orders.ts';
import { OrderId } from '../primitives.ts';
import { Quote, QuoteRequest } from '../quotes.ts';
import { RefundRequest, RefundResult } from '../refunds.ts';

const orderPath = z.strictObject({ orderId: OrderId });
const capability = 'orders';

export const quoteCart = {
  id: 'quoteCart',
  method: 'POST',
  path: '/v1/quotes',
  capability,
  summary: 'What a cart would earn, and what rewards would take off it',
  description: [
    'Writes nothing. Works for a shopper who is not a member: it then says what joining is worth.',
    'With `apply`, rewards of the program and coupons are tried in that order, each on what the ones before leave: what it costs, what the shop does, or why it cannot be had. What is earned, and which challenges are completed, is judged by what they leave of the cart. Nothing is held by it: redeem the reward for that.',
    'Codes that do not exist are counted, as where a coupon is validated.',
  ].join('\n\n'),
  scope: 'orders:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { body: QuoteRequest },
  responses: { 200: { description: 'The points the cart would earn now.', body: Quote } },
  refusals: [
    'OTHER_MEMBER',
    'MEMBER_NOT_FOUND',
    'CURRENCY_NOT_IN_PROGRAM',
    'ORDER_PLACED_IN_FUTURE',
    'TOO_MANY_GUESSES',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const recordOrder = {
  id: 'recordOrder',
  method: 'POST',
  path: '/v1/orders',
  capability,
  summary: 'Record a paid order',
  description: [
    'Idempotent by `orderId`, for ever: the same order again gives the first answer with `Idempotency-Replayed: true`; the same id with other content is refused (IDEMPOTENCY_MISMATCH).',
    'Without a buyer, or for a guest, it is recorded under a pseudonym and earns nothing unless claimed. For a customer who has not enrolled it is recorded on the account that enrolling will give them, earns nothing and can be claimed then. For a closed member it is recorded and earns nothing.',
    'In a currency the program does not know, or placed more than five minutes in the future, it is refused and nothing is written. Placed long ago, its points have the dates of that day, and may be active or expired at once.',
    'Refunds that came before it are applied in the same transaction, and challenges that it completes are given in it: `achieved` names them, here as in a quote before.',
    "`redemptions` are captured in the same transaction too: those of the order's member by their id, also late if the points are still there; and coupons by their code, whoever has it. All of it happens or nothing does: where one is refused, the order is not recorded, and can be sent again without it.",
    "`referral` opens a referral with the member's first order, in the same transaction; a code that opens nothing refuses nothing. It is part of what makes the order the same one; `signals` are not.",
  ].join('\n\n'),
  scope: 'orders:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { body: OrderRequest },
  responses: {
    201: { description: 'Recorded, durably.', body: OrderResult },
    200: { description: 'It was recorded before; the first answer.', body: OrderResult },
  },
  refusals: [
    'MEMBER_NOT_FOUND',
    'TOO_MANY_REDEMPTIONS',
    'REDEMPTION_NOT_FOUND',
    'COUPON_NOT_FOUND',
    'REDEMPTION_OF_OTHER_MEMBER',
    'REDEMPTION_CANCELED',
    'REDEMPTION_RELEASED',
    'REDEMPTION_OF_ORDER',
    'REDEMPTION_CAPTURED',
    'MEMBER_CLOSED',
    'REDEMPTION_INDIVISIBLE',
    'HOLD_EXCEEDED',
    'REWARD_LIMIT_REACHED',
    'INSUFFICIENT_POINTS',
    'REWARD_OUT_OF_STOCK',
    'COUPON_VOID',
    'COUPON_USED',
    'COUPON_EXPIRED',
    'CURRENCY_NOT_IN_PROGRAM',
    'ORDER_PLACED_IN_FUTURE',
    'IDEMPOTENCY_MISMATCH',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const readOrder = {
  id: 'readOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
  capability,
  summary: 'An order as it stands after its refunds',
  description: 'Reads only.',
  scope: 'orders:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { path: orderPath },
  responses: { 200: { description: 'The order.', body: OrderStatus } },
  refusals: ['ORDER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const refundOrder = {
  id: 'refundOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/refunds',
  capability,
  summary: 'Refund an order, or part of it',
  description: [
    'By lines and units, by an amount, or all that is left. Points go back exactly: what stays is what the remaining order would have earned under the program version of the order, so any split and order of refunds adds up to the full one.',
    'Points that were spent on the order go back by the same law, in proportion to what they paid for unless the reward says otherwise: to the lots they came from, each with its own end, of whoever had redeemed them (`restored`).',
    'Idempotent by order and `refundId`, for ever. A refund that comes before its order is kept (`awaiting_order`) and applied with it. Refunding more than was bought is refused with what is left.',
  ].join('\n\n'),
  scope: 'orders:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: orderPath, body: RefundRequest },
  responses: {
    201: { description: 'Applied, or kept for its order, durably.', body: RefundResult },
    200: { description: 'It was made before; the first answer.', body: RefundResult },
  },
  refusals: [
    'REFUND_LIMIT_REACHED',
    'ORDER_FULLY_REFUNDED',
    'REFUND_LINE_UNKNOWN',
    'REFUND_EXCEEDS_ORDER',
    'IDEMPOTENCY_MISMATCH',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const claimOrder = {
  id: 'claimOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/claim',
  capability,
  summary: "Credit a guest's order to a member",
  description:
    'For orders recorded for a guest, or for a customer before enrolling, within the days the program allows. What is left of the order earns under the current version. Idempotent: the same member again gives the first answer, another member is refused.',
  scope: 'orders:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: orderPath, body: ClaimRequest },
  responses: {
    201: { description: 'Credited.', body: ClaimResult },
    200: { description: 'It was credited before; the first answer.', body: ClaimResult },
  },
  refusals: [
    'ORDER_NOT_FOUND',
    'MEMBER_NOT_FOUND',
    'MEMBER_CLOSED',
    'ORDER_ALREADY_CLAIMED',
    'ORDER_NOT_CLAIMABLE',
    'CURRENCY_NOT_IN_PROGRAM',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const deliverOrder = {
  id: 'deliverOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/delivery',
  capability,
  summary: 'Say that an order was delivered',
  description: [
    "Where the order's program version lets points wait for the delivery, those that still wait become spendable at the program's next midnight after it, at once where that is past, and never later than they would have. Under any other version it is recorded and changes nothing.",
    'Idempotent by order: an order is delivered once, the same again gives the first answer, another moment is refused (IDEMPOTENCY_MISMATCH). A delivery that comes before its order is not kept: it is refused with ORDER_NOT_FOUND, which is retryable; send it again once the order is recorded.',
  ].join('\n\n'),
  scope: 'orders:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: orderPath, body: DeliveryRequest },
  responses: {
    201: { description: 'Recorded, durably.', body: DeliveryResult },
    200: { description: 'It was recorded before; the first answer.', body: DeliveryResult },
  },
  refusals: [
    'ORDER_NOT_FOUND',
    'DELIVERY_BEFORE_ORDER',
    'DELIVERY_IN_FUTURE',
    'IDEMPOTENCY_MISMATCH',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;
