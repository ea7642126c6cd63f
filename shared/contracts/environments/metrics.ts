import * as z from 'zod/mini';
import { bucket, table } from './variables.ts';

export const MetricsEnvironment = z.object({
  LAKE_BUCKET: bucket,
  /** Of what the engine may take, in MB; the rest is for the runtime. */
  ENGINE_MEMORY_MB: z.pipe(z.string().check(z.regex(/^[1-9][0-9]{2,5}$/)), z.transform(Number)),
  PROGRAM_TABLE: table,
});
