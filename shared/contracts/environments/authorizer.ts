import * as z from 'zod/mini';
import { signingIn, table } from './variables.ts';

export const AuthorizerEnvironment = z.object({
  CREDENTIAL_TABLE: table,
  ...signingIn,
  OIDC_ROLES_CLAIM: z.string().check(z.minLength(1)),
});
