import * as z from 'zod/mini';
import { program, table } from './variables.ts';

export const JourneysEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  JOURNEYS_TABLE: table,
  OUTBOX_TABLE: table,
  SURVEYS_TABLE: table,
  JOURNEY_QUEUE_URL: z.url(),
  ...program,
});
