import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { MAX_CODE_LENGTH, MAX_DAYS } from './limits.ts';
import { programId } from './values.ts';

const CouponCodes = named(
  'CouponCodes',
  'Where codes come from. In a code capitals, spaces and dashes make no difference.',
  z.discriminatedUnion('kind', [
    described(
      'Made by chance, of letters and digits that nobody takes for another.',
      z.strictObject({
        kind: z.literal('generated'),
        prefix: z.exactOptional(
          described(
            'What all codes begin with: capitals, digits and dashes, at most 16.',
            z.string().check(
              z.maxLength(16),
              // As codes are typed again: two dashes in a row are none that a request may have.
              z.regex(/^[A-Z0-9](?:-?[A-Z0-9])*-?$/, {
                error: 'must be 1 to 16 capitals, digits or single dashes, beginning with a capital or digit',
              }),
            ),
          ),
        ),
        length: described(
          'Characters behind the prefix. They are what makes a code unguessable.',
          z.int().check(z.positive(), z.maximum(MAX_CODE_LENGTH)),
        ),
        groupsOf: z.exactOptional(
          described(
            'A dash stands after each so many of them.',
            z.int().check(z.minimum(2), z.maximum(MAX_CODE_LENGTH)),
          ),
        ),
      }),
    ),
    described(
      "The shop's own, imported.",
      z.strictObject({ kind: z.literal('pool'), pool: programId('The pool they were imported into.') }),
    ),
  ]),
);

export const CouponTerms = named(
  'CouponTerms',
  'The reward is handed out as a code, to be used later or elsewhere.',
  z.strictObject({
    codes: CouponCodes,
    validDays: z.exactOptional(
      described(
        'The code can be used for so many days; for ever where it is not given.',
        z.int().check(z.positive(), z.maximum(MAX_DAYS)),
      ),
    ),
    giftable: z.exactOptional(
      described('Another member may claim the code, once; from then on it is theirs.', z.boolean()),
    ),
  }),
);
