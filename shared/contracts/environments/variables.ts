import * as z from 'zod/mini';

/** The name of a table. */
export const table = z.string().check(z.minLength(3));

/** The name of a bucket. */
export const bucket = z.string().check(z.minLength(3));

/** Where a function's code lies. */
export const folder = z.string().check(z.startsWith('/'));

/** Of every function that judges by the program. An even number of seconds is looked twice in exactly. */
export const program = {
  PROGRAM_TABLE: table,
  PROGRAM_LEAD_SECONDS: z.pipe(
    z.string().check(z.regex(/^[1-9][0-9]{0,3}$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(2))),
  ),
};

/** Of every function that a friend may come to with a code. */
export const referring = { REFERRALS_TABLE: table, CREDENTIAL_TABLE: table };

/** Who signs people in: an OpenID Connect issuer as it writes itself, and the console as it is known there; or `none` for both. */
export const signingIn = {
  OIDC_ISSUER: z.union([z.literal('none'), z.url()]),
  OIDC_CLIENT_ID: z.string().check(z.minLength(1)),
};
