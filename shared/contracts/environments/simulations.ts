import * as z from 'zod/mini';
import { table } from './variables.ts';

export const SimulationsEnvironment = z.object({
  LEDGER_TABLE: table,
  PROGRAM_TABLE: table,
  SIMULATION_QUEUE_URL: z.url(),
});
