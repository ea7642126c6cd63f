import type { GeneratedCodes } from '../program/reward.ts';

/**
 * The characters of a generated code: what a person can read off a screen or a printed card, say on the telephone and
 * type again without asking back. Left out:
 *
 * - `0` and `O`, with `Q` and `D`, which small or dotted print turns into these;
 * - `1`, `I` and `L` (a small `l`), with `7`, which is a `1` in much handwriting;
 * - `2` and `Z`, `5` and `S`, `6` and `G`, `8` and `B`, of which one is taken for the other;
 * - `U` and `V`, which are written alike;
 * - `A` and `E`, so that with `I`, `O` and `U` gone a code hardly ever spells a word.
 *
 * Sixteen are left, so each character is four bits, and no character is likelier than another.
 */
export const COUPON_ALPHABET = '349CFHJKMNPRTWXY';

/**
 * How hard codes of this shape are to guess, in bits: what chance chooses of them. The prefix is known to everybody and
 * counts nothing.
 */
export function bitsOf(codes: GeneratedCodes): number {
  return codes.length * Math.log2(COUPON_ALPHABET.length);
}
