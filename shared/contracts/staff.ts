import * as z from 'zod/mini';
import { ROLES, SCOPES } from './access.ts';
import { described, named } from './named.ts';

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
