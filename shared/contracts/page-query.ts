import * as z from 'zod/mini';
import { described } from './named.ts';

/** Which page of a list, and how long; newest first unless an operation says otherwise. */
export const PageQuery = z.strictObject({
  limit: described(
    'Rows a page, from 1 to 100.',
    z._default(
      z.pipe(
        z.string().check(z.regex(/^[0-9]{1,3}$/, { error: 'must be a whole number from 1 to 100' })),
        z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(100))),
      ),
      25,
    ),
  ),
  cursor: described(
    '`nextCursor` of the page before.',
    z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
  ),
});
