import * as z from 'zod/mini';
import { described } from './named.ts';

/** So many that a profile stays one cheap read. */
export const MAX_ATTRIBUTES = 30;

export const attributeName = z.string().check(
  z.regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, {
    error: 'must be letters, digits, "_", "." or "-", beginning with a letter, at most 64 characters',
  }),
);

export const attributeValue = z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()], {
  error: 'must be a text of at most 200 characters, a number, or true or false',
});

export const atMostSoMany = z.refine<Record<string, unknown>>(
  (attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES,
  { error: `must be at most ${MAX_ATTRIBUTES} attributes` },
);

export const attributes = described(
  'What the shop knows of the member, for rules and segments, such as `newsletter: true`. Rules see it, the ledger never does.',
  z.record(attributeName, attributeValue).check(atMostSoMany),
);
