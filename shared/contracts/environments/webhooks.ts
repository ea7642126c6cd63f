import * as z from 'zod/mini';
import { table } from './variables.ts';
import { WEBHOOK_TARGETS } from './webhook-targets.ts';

export const WebhooksEnvironment = z.object({
  WEBHOOKS_TABLE: table,
  AUDIT_TABLE: table,
  LANE_QUEUE_URL: z.url(),
  WEBHOOK_TARGETS,
});
