import * as z from 'zod/mini';
import { described } from './named.ts';

export const idempotencyKey = described(
  'New for each intended change, the same for its retries.',
  z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(128),
      z.regex(/^[\x21-\x7e]+$/, { error: 'must be visible ASCII without spaces' }),
    ),
);

export const IdempotencyHeaders = z.object({ 'idempotency-key': idempotencyKey });

/** Of what may only be changed by somebody who has seen it as it is. */
export const ifMatch = described(
  'The `ETag` with which it was read.',
  z.string().check(
    z.regex(/^"[1-9][0-9]{0,8}"$/, {
      error: 'must be an ETag as the API returned it, such as "3" in quotes',
    }),
  ),
);
