import * as z from 'zod/mini';
import { program, table } from './variables.ts';

export const CouponsEnvironment = z.object({
  LEDGER_TABLE: table,
  AUDIT_TABLE: table,
  PROFILE_TABLE: table,
  REWARDS_TABLE: table,
  ...program,
});
