import * as z from 'zod/mini';

/**
 * What a caller may do. A secret key has some of these, a person those of their roles; a member token has none, and reaches only
 * its own member.
 */
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
  'keys:read',
  'keys:write',
  'audit:read',
  'dead-letters:read',
  'dead-letters:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What people of the shop are; several add up. An issuer's groups of these names give them, and any other name gives nothing. */
export const ROLES = ['marketer', 'analyst', 'support', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What everybody reads who works with the program: what it is, and how it does. None of it is about one member. */
const PROGRAM_READING = ['program:read', 'rewards:read', 'figures:read'] as const satisfies Scope[];

/**
 * What each role may do, and the only place that says so: the API asks for scopes, whoever calls.
 *
 * Nobody mints member tokens: they are signed with the secret of a key, and end with it.
 */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  /** Changes what the program gives, and sees what it did; has no need to see who a member is. */
  marketer: [
    ...PROGRAM_READING,
    'program:write',
    'program:publish',
    'pools:write',
    'contributions:read',
    'contributions:review',
    'surveys:read',
  ],
  /** The retention officer: reads figures and what they are of, and changes nothing. */
  analyst: [...PROGRAM_READING, 'surveys:read'],
  /** Helps one member at a time: sees all about them, and sets right what went wrong. */
  support: [
    ...PROGRAM_READING,
    'members:read',
    'members:write',
    'orders:read',
    'accounts:read',
    'adjustments:write',
    'redemptions:write',
    'coupons:write',
    'referrals:read',
    'referrals:review',
    'journeys:read',
    'contributions:read',
    'contributions:review',
    'surveys:read',
  ],
  admin: SCOPES.filter((scope) => scope !== 'tokens:write'),
};

/** The scopes of some roles together, each once, in the order of SCOPES. */
export const scopesOfRoles = (roles: readonly Role[]): readonly Scope[] =>
  SCOPES.filter((scope) => roles.some((role) => SCOPES_OF_ROLE[role].includes(scope)));

/** Who calls, as the authorizer tells the functions. API Gateway hands these on as strings. */
export const Caller = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('secret_key'),
    keyId: z.string(),
    /** Empty where an authorizer answered that did not tell it yet, and API Gateway remembered. */
    name: z._default(z.string(), ''),
    scopes: z.string(),
  }),
  /** Somebody who signed in; roles and scopes are separated by spaces, and there may be none. */
  z.object({
    kind: z.literal('person'),
    personId: z.string(),
    name: z.string(),
    roles: z.string(),
    scopes: z.string(),
  }),
  z.object({ kind: z.literal('member_token'), keyId: z.string(), memberId: z.string() }),
]);
export type Caller = z.infer<typeof Caller>;

/** Whether the shop asks, by a server or a person of its own, and not a member. */
export const isOfShop = (caller: Pick<Caller, 'kind'> | null): boolean =>
  caller !== null && caller.kind !== 'member_token';
