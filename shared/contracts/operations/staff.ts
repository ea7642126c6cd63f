import * as z from 'zod/mini';
import { IdempotencyHeaders } from '../headers.ts';
import { type Operation, RARE_THROTTLE } from '../operation.ts';
import { AuditQuery, AuditTrail, CreatedKey, KeyId, KeyList, KeyRequest, Session, SignIn } from '../staff.ts';

/** What people of the shop, and its servers, ask about themselves. */
const common = { capability: 'staff', memberToken: false, throttle: RARE_THROTTLE } as const;

export const readSignIn = {
  ...common,
  id: 'readSignIn',
  method: 'GET',
  path: '/v1/sign-in',
  summary: 'How people sign in',
  description:
    'To the console, or any page that the issuer knows by this client. What is sent as `Authorization: Bearer …` from then on is the ID token: it is a JWT with the client as its audience at every issuer, which access tokens are not.',
  scope: 'public',
  memberToken: true,
  request: {},
  responses: { 200: { description: 'The issuer and the client.', body: SignIn } },
  refusals: ['SIGN_IN_NOT_OFFERED'],
} as const satisfies Operation;

export const readSession = {
  ...common,
  id: 'readSession',
  method: 'GET',
  path: '/v1/session',
  summary: 'Who calls, and what they may do',
  description:
    'For whoever signed in, with their roles, and for a secret key. Somebody without a role here is told so, and may do nothing.',
  scope: 'any',
  request: {},
  responses: { 200: { description: 'The caller.', body: Session } },
  refusals: [],
} as const satisfies Operation;

export const listKeys = {
  ...common,
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  summary: 'All secret keys',
  description: 'Without their secrets, which nothing shows again; those that were revoked as well.',
  scope: 'keys:read',
  request: {},
  responses: { 200: { description: 'The keys.', body: KeyList } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const createKey = {
  ...common,
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  summary: 'Make a secret key',
  description:
    'For a server of the shop. The secret is shown in the first answer alone, and kept only as a hash: whoever lost that revokes the key and makes another. An admin may give every scope; a key that makes keys gives no more than it has. Idempotent by `Idempotency-Key`, for ever.',
  scope: 'keys:write',
  request: { headers: IdempotencyHeaders, body: KeyRequest },
  responses: {
    201: { description: 'The key, with its secret.', body: CreatedKey },
    200: { description: 'It was made before; as it is now, without its secret.', body: CreatedKey },
  },
  refusals: ['IDEMPOTENCY_KEY_MISSING', 'SCOPE_NOT_GRANTABLE', 'IDEMPOTENCY_MISMATCH', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const revokeKey = {
  ...common,
  id: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/{keyId}',
  summary: 'Revoke a secret key',
  description:
    'Nobody gets in with it any more, and the member tokens that it minted end with it; where an authorizer remembers it, within a minute. Idempotent by nature: a revoked key stays revoked, and stays in the list.',
  scope: 'keys:write',
  request: { path: z.strictObject({ keyId: KeyId }) },
  responses: { 204: { description: 'Revoked, now or before.', body: null } },
  refusals: ['KEY_NOT_FOUND', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const listAuditTrail = {
  ...common,
  id: 'listAuditTrail',
  method: 'GET',
  path: '/v1/audit',
  summary: 'Who changed what, when and why',
  description:
    'Keys, endpoints of webhooks and what was sent again, adjustments, tiers, consents, reviews, coupons, closures and erasures, and all about the program: by people and by servers. Each line was written with the change it tells of, or neither was. Of members it holds ids alone; what they do themselves is in their statement. Where lines are chosen, a page may hold fewer than were asked for, even none, with more behind it: the last one has no `nextCursor`.',
  scope: 'audit:read',
  request: { query: AuditQuery },
  responses: { 200: { description: 'A page of the trail.', body: AuditTrail } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;
