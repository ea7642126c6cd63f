import * as z from 'zod/mini';
import { IdempotencyHeaders } from '../headers.ts';
import { type Operation, RARE_THROTTLE, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import { MemberId } from '../primitives.ts';
import {
  CancelRedemptionRequest,
  CaptureRequest,
  FulfillmentList,
  FulfillmentRequest,
  Redemption,
  RedemptionList,
  RedemptionRequest,
  RedemptionResult,
  ReleaseRequest,
} from '../redemptions.ts';
import { RedemptionId } from '../reward-ids.ts';

const memberPath = z.strictObject({ memberId: MemberId });
const redemptionPath = z.strictObject({ redemptionId: RedemptionId });
const capability = 'rewards';

const CHANGE_IDEMPOTENCY =
  'Idempotent by redemption and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).';

const changed = (description: string) => ({
  201: { description, body: RedemptionResult },
  200: { description: 'It was done before; the first answer.', body: RedemptionResult },
});

export const authorizeRedemption = {
  id: 'authorizeRedemption',
  method: 'POST',
  path: '/v1/members/{memberId}/redemptions',
  capability,
  summary: 'Redeem a reward',
  description: [
    'Holds its points, soonest-ending first, and a unit of its stock, until `lapsesAt`; then all of it is free again by itself. Capture it, send it with the order, or release it. With `capture: true` the points are spent at once: for rewards with coupons, whose code is in the answer, and for rewards that need no cart.',
    'With a cart the answer says what to take off it. Points that pay (`pay_with_points`) need one, and take `points`, or else as many as the cart and the account allow.',
    'Idempotent by member and `Idempotency-Key`, for ever: the redemption is named by them. A refusal writes nothing, so that the same key can be used once more.',
    'Stock and limits hold under any concurrency: of those who ask at once, exactly as many succeed as there are units, and no other is charged.',
  ].join('\n\n'),
  scope: 'redemptions:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: { path: memberPath, headers: IdempotencyHeaders, body: RedemptionRequest },
  responses: changed('Authorized, or spent at once, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'MEMBER_NOT_FOUND',
    'REWARD_NOT_FOUND',
    'MEMBER_CLOSED',
    'MEMBER_ERASED',
    'REWARD_NOT_AVAILABLE',
    'CART_NEEDED',
    'REWARD_LIMIT_REACHED',
    'INSUFFICIENT_POINTS',
    'PAYMENT_POINTS_INVALID',
    'HOLD_LIMIT_REACHED',
    'REWARD_OUT_OF_STOCK',
    'POOL_EMPTY',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listRedemptions = {
  id: 'listRedemptions',
  method: 'GET',
  path: '/v1/members/{memberId}/redemptions',
  capability,
  summary: "A member's redemptions, newest first",
  description:
    'With the gifts that the member claimed. The list may be behind a write by a moment; each redemption in it is as it stands now.',
  scope: 'rewards:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: PageQuery },
  responses: { 200: { description: 'A page of redemptions.', body: RedemptionList } },
  refusals: ['CURSOR_INVALID', 'MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readRedemption = {
  id: 'readRedemption',
  method: 'GET',
  path: '/v1/redemptions/{redemptionId}',
  capability,
  summary: 'A redemption as it stands',
  description:
    "One consistent read, judged at the moment of the call. A member token finds its own member's redemptions, and the gifts they claimed.",
  scope: 'rewards:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: redemptionPath },
  responses: { 200: { description: 'The redemption.', body: Redemption } },
  refusals: ['REDEMPTION_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const captureRedemption = {
  id: 'captureRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/capture',
  capability,
  summary: 'Spend the points of a redemption',
  description: [
    'All that is held; of points that pay also a part, and what is left stays held until it is captured, released, or lapses. For a redemption of an order, send it with the order instead: it is then captured in the same transaction.',
    'After `lapsesAt` too, as long as it was not released: then points, stock and limits are taken anew, where they are still there.',
    CHANGE_IDEMPOTENCY,
  ].join('\n\n'),
  scope: 'redemptions:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: redemptionPath, headers: IdempotencyHeaders, body: CaptureRequest },
  responses: changed('Spent, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'REDEMPTION_NOT_FOUND',
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
    'POOL_EMPTY',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const releaseRedemption = {
  id: 'releaseRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/release',
  capability,
  summary: 'Give a redemption up before it is captured',
  description: [
    'What is held, and the unit of the stock, are free at once, and it can no longer be captured. A lapsed one can be released too, which only rules a late capture out.',
    CHANGE_IDEMPOTENCY,
  ].join('\n\n'),
  scope: 'redemptions:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: { path: redemptionPath, headers: IdempotencyHeaders, body: ReleaseRequest },
  responses: changed('Released, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'REDEMPTION_NOT_FOUND',
    'REDEMPTION_CANCELED',
    'REDEMPTION_RELEASED',
    'REDEMPTION_CAPTURED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const cancelRedemption = {
  id: 'cancelRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/cancel',
  capability,
  summary: 'Undo a captured redemption',
  description: [
    'All points go back to the lots they came from, each with its own expiry: those that have expired meanwhile expire at once. Stock and limits go back too, and an unused coupon becomes void. One that came with an order is undone by refunds of that order.',
    CHANGE_IDEMPOTENCY,
  ].join('\n\n'),
  scope: 'redemptions:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: redemptionPath, headers: IdempotencyHeaders, body: CancelRedemptionRequest },
  responses: changed('Undone, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'REDEMPTION_NOT_FOUND',
    'REDEMPTION_CANCELED',
    'REDEMPTION_RELEASED',
    'REDEMPTION_NOT_CAPTURED',
    'REDEMPTION_OF_ORDER',
    'COUPON_USED',
    'REDEMPTION_FULFILLED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const fulfillRedemption = {
  id: 'fulfillRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/fulfillment',
  capability,
  summary: 'Say that a reward was handed over',
  description: [
    'For captured rewards of kind `by_hand`, once. It leaves the list of GET /v1/fulfillments, and can no longer be canceled. Person and key stay in the entry.',
    CHANGE_IDEMPOTENCY,
  ].join('\n\n'),
  scope: 'redemptions:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: redemptionPath, headers: IdempotencyHeaders, body: FulfillmentRequest },
  responses: changed('Recorded, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'REDEMPTION_NOT_FOUND',
    'REDEMPTION_NOT_BY_HAND',
    'REDEMPTION_CANCELED',
    'REDEMPTION_RELEASED',
    'REDEMPTION_NOT_CAPTURED',
    'REDEMPTION_FULFILLED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listFulfillments = {
  id: 'listFulfillments',
  method: 'GET',
  path: '/v1/fulfillments',
  capability,
  summary: 'What people have to hand over',
  description:
    'Captured rewards of kind `by_hand` that are neither fulfilled nor canceled, longest waiting first.',
  scope: 'rewards:read',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { query: PageQuery },
  responses: { 200: { description: 'A page of the work list.', body: FulfillmentList } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;
