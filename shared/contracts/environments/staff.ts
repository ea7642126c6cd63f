import * as z from 'zod/mini';
import { signingIn, table } from './variables.ts';

export const StaffEnvironment = z.object({
  ...signingIn,
  OIDC_SCOPE: z.string().check(z.minLength(1)),
  CREDENTIAL_TABLE: table,
  AUDIT_TABLE: table,
  PROGRAM_TABLE: table,
});
