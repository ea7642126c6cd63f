import * as z from 'zod/mini';
import { table } from './variables.ts';

export const AuthorizerEnvironment = z.object({ CREDENTIAL_TABLE: table });
