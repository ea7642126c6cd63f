import * as z from 'zod/mini';

/** Whether receivers on this machine may be called: a developer's, and no other. */
export const WEBHOOK_TARGETS = z.enum(['public', 'public_and_this_machine']);
