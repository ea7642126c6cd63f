import * as z from 'zod/mini';
import { described } from './named.ts';

export const RewardId = described(
  'The reward, as the program names it.',
  z.string().check(
    z.regex(/^[a-z0-9_-]{1,64}$/, {
      error: 'must be 1 to 64 lower-case letters, digits, "_" or "-"',
    }),
  ),
);

export const RedemptionId = described(
  'The redemption, as the API named it.',
  z.string().check(
    z.regex(/^rdm_[A-Za-z0-9_-]{22}$/, {
      error: 'must be a redemption id as the API returned it: "rdm_" and 22 characters',
    }),
  ),
);

/** Spaces and dashes do not count, nor does case; what is left must still be a code. */
const CODE = /^[A-Za-z0-9](?:[ -]?[A-Za-z0-9]){3,63}$/;

/** As shops write codes and people type them. */
export const CouponCode = described(
  'A code: letters and digits, in any case, with single spaces or dashes between them where one likes.',
  z.string().check(
    z.regex(CODE, {
      error: 'must be 4 to 64 letters or digits, with single spaces or dashes between them at most',
    }),
  ),
);
