import type { Scope } from '../../../shared/contracts/access.ts';

/** What each scope lets its bearer do. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'members:read': 'Read members, their profiles and consents',
  'members:write': 'Enroll and change members; close and erase them',
  'orders:read': 'Read orders and what they earned',
  'orders:write': 'Record orders, claims and refunds',
  'accounts:read': 'Read balances, statements, explanations and proofs',
  'adjustments:write': 'Give and take points, assign tiers',
  'tokens:write': 'Mint member tokens for browsers',
  'program:read': 'Read the program, its versions and drafts',
  'program:write': 'Write drafts, and simulate them',
  'program:publish': 'Publish, schedule and roll back',
  'rewards:read': 'Read rewards, and what waits to be handed over',
  'redemptions:write': 'Redeem: authorize, capture, release, fulfill',
  'coupons:write': 'Claim, use and void coupons',
  'pools:write': 'Fill pools of codes',
  'referrals:read': 'Read referrals, and who invited whom',
  'referrals:write': 'Make codes and links of advocates',
  'referrals:review': 'Decide on referrals that wait for a person',
  'webhooks:read': 'Read endpoints and deliveries',
  'webhooks:write': 'Change endpoints, make secrets, send again',
  'journeys:read': 'Read stages of members, and what triggers decided',
  'contributions:read': 'Read reviews and photos that members made',
  'contributions:write': 'Record what members made',
  'contributions:review': 'Approve or reject what members made',
  'surveys:read': 'Read results of surveys',
  'surveys:write': 'Record answers to surveys',
  'figures:read': 'Read retention, liability and the other figures',
  'keys:read': 'Read which keys there are',
  'keys:write': 'Make and revoke keys',
  'audit:read': 'Read who changed what',
  'dead-letters:read': 'Read what was given up',
  'dead-letters:write': 'Try again what was given up',
};

export interface ScopeGroup {
  readonly title: string;
  readonly scopes: readonly Scope[];
}

/** Scopes by what they are of, in the order in which a key is thought about. */
export const SCOPE_GROUPS: readonly ScopeGroup[] = [
  {
    title: 'Checkout',
    scopes: ['orders:read', 'orders:write', 'rewards:read', 'redemptions:write', 'coupons:write'],
  },
  {
    title: 'Members',
    scopes: [
      'members:read',
      'members:write',
      'accounts:read',
      'adjustments:write',
      'tokens:write',
      'journeys:read',
    ],
  },
  {
    title: 'Advocacy',
    scopes: [
      'referrals:read',
      'referrals:write',
      'referrals:review',
      'contributions:read',
      'contributions:write',
      'contributions:review',
      'surveys:read',
      'surveys:write',
    ],
  },
  { title: 'Program', scopes: ['program:read', 'program:write', 'program:publish', 'pools:write'] },
  { title: 'Retention', scopes: ['figures:read'] },
  {
    title: 'Operations',
    scopes: [
      'webhooks:read',
      'webhooks:write',
      'dead-letters:read',
      'dead-letters:write',
      'keys:read',
      'keys:write',
      'audit:read',
    ],
  },
];

/** What servers of a shop usually are, to begin with. */
export const KEY_PURPOSES: readonly { readonly name: string; readonly scopes: readonly Scope[] }[] = [
  {
    name: 'Checkout',
    scopes: [
      'orders:read',
      'orders:write',
      'rewards:read',
      'redemptions:write',
      'coupons:write',
      'members:read',
      'members:write',
      'accounts:read',
    ],
  },
  { name: 'Storefront', scopes: ['members:read', 'members:write', 'tokens:write'] },
  { name: 'Reports', scopes: ['figures:read', 'surveys:read'] },
];
