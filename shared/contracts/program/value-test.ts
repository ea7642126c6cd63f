import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { withAnyOf } from './any-of.ts';
import { values } from './values.ts';

const word = z.string().check(z.maxLength(256));

const RangeTest = withAnyOf(
  'RangeTest',
  'Passed by a number within the range, both ends included.',
  ['atLeast', 'atMost'],
  z.strictObject({
    atLeast: z.exactOptional(described('The lowest number that passes.', z.number())),
    atMost: z.exactOptional(described('The highest number that passes.', z.number())),
  }),
);

/** One test of a value that the shop sends along. */
export const ValueTest = named(
  'ValueTest',
  'A test of a value. A value that is absent passes `absent` alone.',
  z.union(
    [
      z.strictObject({
        is: described(
          'The value itself: a text, a number, or true or false.',
          z.union([word, z.number(), z.boolean()]),
        ),
      }),
      z.strictObject({ in: values('One of these texts or numbers.', z.union([word, z.number()])) }),
      RangeTest,
      z.strictObject({ absent: described('The value was not sent.', z.literal(true)) }),
    ],
    {
      error:
        'must be a test: {"is": value}, {"in": [values]}, {"atLeast": number, "atMost": number} or {"absent": true}',
    },
  ),
);
