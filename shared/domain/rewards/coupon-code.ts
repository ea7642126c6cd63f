import type { GeneratedCodes } from '../program/reward.ts';
import { COUPON_ALPHABET } from './coupon-alphabet.ts';

/**
 * A code of the shape that the program asks for: the prefix as it is written there, then characters of chance, in groups
 * with a dash between them where groups are asked for. `THANKS-` and eight characters in groups of four make
 * `THANKS-9CFH-JK3M`.
 *
 * @param randomIndex a whole number from 0 up to, and without, `below`, each as likely; it must be one that cannot be guessed
 */
export function couponCode(codes: GeneratedCodes, randomIndex: (below: number) => number): string {
  const { prefix = '', length, groupsOf = length } = codes;
  let code = prefix;
  for (let place = 0; place < length; place += 1) {
    if (place > 0 && place % groupsOf === 0) code += '-';
    code += COUPON_ALPHABET.charAt(randomIndex(COUPON_ALPHABET.length));
  }
  return code;
}

/**
 * How a code is compared, and looked up: people type it in small letters, with spaces, with and without its dashes, and
 * text programs make long dashes and minus signs of them.
 */
export function normalizedCode(text: string): string {
  return text.replaceAll(/[\s\p{Pd}\u2212]/gu, '').toUpperCase();
}

/** Each code once, as it was first written. */
export function distinctCodes(codes: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const code of codes) {
    const normalized = normalizedCode(code);
    if (!first.has(normalized)) first.set(normalized, code);
  }
  return [...first.values()];
}
