import * as z from 'zod/mini';

/** What a secret key may do. A key has some of these; a member token has none, and reaches only its own member. */
export const SCOPES = [
  'members:read',
  'members:write',
  'orders:read',
  'orders:write',
  'accounts:read',
  'adjustments:write',
  'tokens:write',
  'program:read',
  'program:write',
  'program:publish',
  'rewards:read',
  'redemptions:write',
  'coupons:write',
  'pools:write',
  'referrals:read',
  'referrals:write',
  'referrals:review',
  'webhooks:read',
  'webhooks:write',
  'journeys:read',
  'contributions:read',
  'contributions:write',
  'contributions:review',
  'surveys:read',
  'surveys:write',
  'figures:read',
  'dead-letters:read',
  'dead-letters:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who calls, as the authorizer tells the functions. API Gateway hands these on as strings. */
export const Caller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret_key'), keyId: z.string(), scopes: z.string() }),
  z.object({ kind: z.literal('member_token'), keyId: z.string(), memberId: z.string() }),
]);
export type Caller = z.infer<typeof Caller>;
