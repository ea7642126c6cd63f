import * as z from 'zod/mini';
import { program, table } from './variables.ts';

export const SurveysEnvironment = z.object({
  SURVEYS_TABLE: table,
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  BUDGET_TABLE: table,
  OUTBOX_TABLE: table,
  CREDENTIAL_TABLE: table,
  ...program,
});
