import * as z from 'zod/mini';
import { table } from './variables.ts';

export const LakeEnvironment = z.object({
  /** The name of the bucket. */
  LAKE_BUCKET: z.string().check(z.minLength(3)),
  /** With the salt of the lake's keys. */
  CREDENTIAL_TABLE: table,
  LAKE_DEAD_LETTER_QUEUE_URL: z.url(),
});
