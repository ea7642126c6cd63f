import * as z from 'zod/mini';
import {
  ClaimCouponRequest,
  CouponChange,
  CouponValidation,
  ImportCodesRequest,
  ImportResult,
  PoolId,
  PoolView,
  UseCouponRequest,
  ValidateCouponRequest,
  VoidCouponRequest,
} from '../coupons.ts';
import { IdempotencyHeaders } from '../headers.ts';
import { type Operation, RARE_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { MemberId } from '../primitives.ts';

const capability = 'coupons';

const GUESSES =
  'Codes that do not exist are counted, for the member of a token, else for `shopper`, else for the key. Above ten within a quarter of an hour (a thousand for a key without `shopper`) no code is looked at any more (TOO_MANY_GUESSES, with `Retry-After`).';
const CHANGE_IDEMPOTENCY =
  'Idempotent by coupon and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).';

const changed = (description: string) => ({
  201: { description, body: CouponChange },
  200: { description: 'It was done before; the first answer.', body: CouponChange },
});

export const validateCoupon = {
  id: 'validateCoupon',
  method: 'POST',
  path: '/v1/coupons/validate',
  capability,
  summary: 'Whether a code can be used, and what it takes off',
  description: [
    'Writes nothing to the coupon. A code that exists is answered with what it is, and where it cannot be used, with the reason: used, void, expired, or not for this cart. Whoever has the code may use it, with whatever order.',
    GUESSES,
  ].join('\n\n'),
  scope: 'coupons:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: { body: ValidateCouponRequest },
  responses: { 200: { description: 'The coupon, usable or not.', body: CouponValidation } },
  refusals: ['TOO_MANY_GUESSES', 'COUPON_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const useCoupon = {
  id: 'useCoupon',
  method: 'POST',
  path: '/v1/coupons/use',
  capability,
  summary: 'Use a coupon outside an order',
  description: [
    'At a till, or in a shop that keeps its orders elsewhere. With an order, send the code as one of its `redemptions` instead: it is then used in the same transaction. A coupon is used once.',
    CHANGE_IDEMPOTENCY,
    GUESSES,
  ].join('\n\n'),
  scope: 'coupons:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { headers: IdempotencyHeaders, body: UseCouponRequest },
  responses: changed('Used, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'TOO_MANY_GUESSES',
    'COUPON_NOT_FOUND',
    'IDEMPOTENCY_MISMATCH',
    'COUPON_VOID',
    'COUPON_USED',
    'COUPON_EXPIRED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const voidCoupon = {
  id: 'voidCoupon',
  method: 'POST',
  path: '/v1/coupons/void',
  capability,
  summary: 'Make a coupon worthless',
  description: [
    'Nobody can use it any more, and its points stay spent: to give them back, cancel the redemption instead. The reason, the person and the key stay in the entry.',
    CHANGE_IDEMPOTENCY,
    GUESSES,
  ].join('\n\n'),
  scope: 'coupons:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { headers: IdempotencyHeaders, body: VoidCouponRequest },
  responses: changed('Void, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'TOO_MANY_GUESSES',
    'COUPON_NOT_FOUND',
    'IDEMPOTENCY_MISMATCH',
    'COUPON_VOID',
    'COUPON_USED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const claimCoupon = {
  id: 'claimCoupon',
  method: 'POST',
  path: '/v1/members/{memberId}/coupons',
  capability,
  summary: 'Claim a coupon that was given to the member',
  description: [
    'For coupons of a giftable reward: from then on it is this member’s, and whose points paid for it no longer sees the code. A coupon is claimed once, and not by who has it already.',
    CHANGE_IDEMPOTENCY,
    GUESSES,
  ].join('\n\n'),
  scope: 'coupons:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: {
    path: z.strictObject({ memberId: MemberId }),
    headers: IdempotencyHeaders,
    body: ClaimCouponRequest,
  },
  responses: changed('Claimed, durably.'),
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'TOO_MANY_GUESSES',
    'COUPON_NOT_FOUND',
    'IDEMPOTENCY_MISMATCH',
    'MEMBER_NOT_FOUND',
    'MEMBER_CLOSED',
    'COUPON_NOT_GIFT',
    'COUPON_VOID',
    'COUPON_USED',
    'COUPON_CLAIMED',
    'COUPON_EXPIRED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

const poolPath = z.strictObject({ poolId: PoolId });

export const importCodes = {
  id: 'importCodes',
  method: 'POST',
  path: '/v1/pools/{poolId}/codes',
  capability,
  summary: 'Put codes into a pool',
  description:
    "Codes of the shop's own, which rewards that name the pool hand out, each once and in no order. Idempotent by nature: a code that is in the pool already stays as it is and is counted, and one that is taken elsewhere is named. Codes compare without case, spaces and dashes. For hundreds of thousands: `npm run perennial -- coupons import`.",
  scope: 'pools:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: poolPath, body: ImportCodesRequest },
  responses: { 200: { description: 'What became of the codes.', body: ImportResult } },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readPool = {
  id: 'readPool',
  method: 'GET',
  path: '/v1/pools/{poolId}',
  capability,
  summary: 'How many codes a pool has left',
  description: 'Counted at the moment of the call. A pool that nothing was put into is empty.',
  scope: 'pools:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: poolPath },
  responses: { 200: { description: 'The pool.', body: PoolView } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;
