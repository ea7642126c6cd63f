import * as z from 'zod/mini';
import { table } from './variables.ts';

export const RelayEnvironment = z.object({
  EVENT_BUS: z.string().check(z.minLength(1)),
  DEAD_LETTER_QUEUE_URL: z.url(),
  REFERRALS_TABLE: table,
});
