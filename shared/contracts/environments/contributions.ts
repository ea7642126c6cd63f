import * as z from 'zod/mini';
import { program, table } from './variables.ts';

export const ContributionsEnvironment = z.object({
  LEDGER_TABLE: table,
  AUDIT_TABLE: table,
  PROFILE_TABLE: table,
  BUDGET_TABLE: table,
  CONTRIBUTIONS_TABLE: table,
  ...program,
});
