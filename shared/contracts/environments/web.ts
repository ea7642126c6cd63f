import * as z from 'zod/mini';
import { bucket, folder } from './variables.ts';

/** The second is what Lambda says to every function: where its code lies. */
export const WebEnvironment = z.object({ SITE_BUCKET: bucket, LAMBDA_TASK_ROOT: folder });
