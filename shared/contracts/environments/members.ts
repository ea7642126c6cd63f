import * as z from 'zod/mini';
import { program, referring, table } from './variables.ts';

export const MembersEnvironment = z.object({
  LEDGER_TABLE: table,
  AUDIT_TABLE: table,
  PROFILE_TABLE: table,
  JOURNEYS_TABLE: table,
  CONTRIBUTIONS_TABLE: table,
  ...referring,
  ...program,
});
