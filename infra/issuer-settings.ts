import * as z from 'zod';
import type { IssuerSettings } from './stages.ts';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/**
 * An OpenID Connect issuer instead of a user pool of the stack's own:
 * `-c oidcIssuer=https://login.shop.example -c oidcClientId=perennial [-c oidcRolesClaim=groups] [-c oidcScope="openid profile"]
 * [-c oidcOrigins=https://token.shop.example]`; and `-c oidcIssuer=none` where nobody is to sign in.
 */
export const ISSUER_CONTEXT = {
  oidcIssuer: z
    .string()
    .regex(/^(none|https:\/\/[^\s?#]+)$/, {
      error:
        'must be the https address by which the issuer names itself, such as -c oidcIssuer=https://login.shop.example, or none',
    })
    .optional(),
  oidcClientId: z.string().min(1).optional(),
  oidcRolesClaim: z.string().min(1).optional(),
  oidcScope: z
    .string()
    .regex(/(^| )openid( |$)/, { error: 'must have openid among its words, such as "openid profile email"' })
    .optional(),
  oidcOrigins: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), {
      error: 'must be origins without a path, separated by commas, such as https://token.shop.example',
    })
    .optional(),
};

type IssuerContext = {
  readonly [Name in keyof typeof ISSUER_CONTEXT]: z.infer<(typeof ISSUER_CONTEXT)[Name]> | undefined;
};

/**
 * Null where the deployment names no issuer.
 * @throws Error for an issuer without a client, and for what would have no effect
 */
export function issuerSettings(context: IssuerContext): IssuerSettings | null {
  const { oidcIssuer, oidcClientId, oidcRolesClaim, oidcScope, oidcOrigins } = context;
  if (oidcIssuer === undefined) {
    const [idle] = Object.entries(context).filter(([, value]) => value !== undefined);
    if (idle !== undefined) throw new Error(`context ${idle[0]} is of no use without -c oidcIssuer=…`);
    return null;
  }
  if (oidcIssuer !== 'none' && oidcClientId === undefined)
    throw new Error(
      'context oidcClientId is missing: register the console with the issuer as a public client, and name it with -c oidcClientId=…',
    );
  return {
    issuer: oidcIssuer,
    clientId: oidcClientId ?? 'none',
    rolesClaim: oidcRolesClaim ?? 'roles',
    scope: oidcScope ?? 'openid profile email',
    origins: oidcOrigins ?? [],
  };
}
