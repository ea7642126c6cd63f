import * as z from 'zod/mini';
import { program, referring, table } from './variables.ts';

export const OrdersEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  BUDGET_TABLE: table,
  REWARDS_TABLE: table,
  ...referring,
  ...program,
});
