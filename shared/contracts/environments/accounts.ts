import * as z from 'zod/mini';
import { program, table } from './variables.ts';

export const AccountsEnvironment = z.object({ LEDGER_TABLE: table, AUDIT_TABLE: table, ...program });
