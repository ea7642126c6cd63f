import * as z from 'zod/mini';
import { AUDIT_KINDS } from '../domain/audit-kinds.ts';
import { AUDIT_ACTIONS } from '../domain/audit-line.ts';
import { ROLES, SCOPES } from './access.ts';
import { described, named } from './named.ts';
import { PageQuery } from './page-query.ts';
import { Timestamp, text } from './primitives.ts';

export const SignIn = named(
  'SignIn',
  'How the people of the shop sign in, by OpenID Connect: authorization code with PKCE, as a public client.',
  z.strictObject({
    issuer: described(
      'The issuer; its discovery document is at `/.well-known/openid-configuration` below it.',
      z.string(),
    ),
    clientId: z.string(),
    scope: described('What to ask for.', z.string()),
  }),
);
export type SignIn = z.infer<typeof SignIn>;

const scopes = described('What the caller may do.', z.array(z.enum(SCOPES)));

export const Session = named(
  'Session',
  'Who calls: somebody who signed in, or a server of the shop.',
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('person'),
      personId: described('As the issuer names them for ever.', z.string()),
      name: described('As it stands beside what they do.', z.string()),
      roles: described(
        'Those of the issuer that are roles here; none, and nothing is allowed.',
        z.array(z.enum(ROLES)),
      ),
      scopes,
    }),
    z.strictObject({ kind: z.literal('secret_key'), keyId: z.string(), name: z.string(), scopes }),
  ]),
);
export type Session = z.infer<typeof Session>;

export const KeyId = described(
  'The key, as the API named it; the part of the secret key between its two underscores.',
  z.string().check(
    z.regex(/^[0-9a-z]{12}$/, {
      error: 'must be the id of a key as the API returned it: 12 letters or digits',
    }),
  ),
);

const key = {
  keyId: z.string(),
  name: z.string(),
  scopes: described('What it may do.', z.array(z.string())),
  createdAt: Timestamp,
  revokedAt: described('Since when nobody gets in with it; `null`: it is in use.', z.nullable(Timestamp)),
};

export const KeyView = named('Key', 'A secret key, without its secret.', z.strictObject(key));
export type KeyView = z.infer<typeof KeyView>;

export const KeyList = named(
  'KeyList',
  'All keys, oldest first, those that were revoked as well.',
  z.strictObject({ keys: z.array(KeyView) }),
);

export const KeyRequest = named(
  'KeyRequest',
  'A key that is to be.',
  z.strictObject({
    name: text('What it is for, such as "checkout production".', 128),
    scopes: described(
      'What it may do; no more than it needs.',
      z.array(z.enum(SCOPES)).check(
        z.minLength(1),
        z.refine((given) => new Set(given).size === given.length, { error: 'must each be named once' }),
      ),
    ),
  }),
);

export const CreatedKey = named(
  'CreatedKey',
  'A key with its secret, which nothing shows again.',
  z.strictObject({
    ...key,
    secretKey: described(
      '`prn_…`, in the first answer alone; `null` in a repeated one.',
      z.nullable(z.string()),
    ),
  }),
);

export const AuditQuery = z.extend(PageQuery, {
  subject: described(
    'Only what was done to this, such as `member:mbr_…`, `key:…`, `endpoint:…` or `program`.',
    z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
  ),
  callerId: described(
    'Only what came by this: the id of a key, `person:` and an id, or `command-line`.',
    z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
  ),
  kind: described(
    'Only what was done to the program, to members, in reviews (of referrals and contributions), or in operations (keys, webhooks, dead letters).',
    z.optional(z.enum(AUDIT_KINDS)),
  ),
  actor: described(
    'Only what somebody did in whose name this stands, in small or capital letters.',
    z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  ),
});

export const AuditLineView = named(
  'AuditLine',
  'Who changed what, when and why.',
  z.strictObject({
    at: Timestamp,
    action: z.enum(AUDIT_ACTIONS),
    actor: described('Who did it, by name.', z.string()),
    callerId: described(
      'How they came: the id of a key, `person:` and the id of somebody who signed in, or `command-line`.',
      z.string(),
    ),
    subject: described(
      'What it was done to: a kind, and after a colon an id; `program` has none.',
      z.string(),
    ),
    reason: z.nullable(z.string()),
    details: described(
      'What else belongs to it, by kind of action.',
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    ),
  }),
);
export type AuditLineView = z.infer<typeof AuditLineView>;

export const AuditTrail = named(
  'AuditTrail',
  'A page of the trail, newest first.',
  z.strictObject({
    lines: z.array(AuditLineView),
    nextCursor: described('For the next page; `null` on the last.', z.nullable(z.string())),
  }),
);
