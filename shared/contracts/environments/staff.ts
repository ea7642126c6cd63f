import * as z from 'zod/mini';
import { signingIn } from './variables.ts';

export const StaffEnvironment = z.object({ ...signingIn, OIDC_SCOPE: z.string().check(z.minLength(1)) });
