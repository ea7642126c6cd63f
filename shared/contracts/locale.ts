import * as z from 'zod/mini';
import { described } from './named.ts';

export const Locale = described(
  'BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.',
  z.string().check(
    z.maxLength(35),
    z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, {
      error: 'must be a BCP 47 language tag such as en-US',
    }),
  ),
);
