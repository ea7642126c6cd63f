import * as z from 'zod/mini';
import { described } from './named.ts';

export const DraftId = described(
  'The draft, as the API named it.',
  z.string().check(
    z.regex(/^dft_[0-9a-z]{20}$/, {
      error: 'must be a draft id as the API returned it: "dft_" and 20 letters or digits',
    }),
  ),
);
