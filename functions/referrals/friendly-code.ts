import { normalizedCode } from '../../shared/domain/rewards/coupon-code.ts';
import { FIRST_WORDS, SECOND_WORDS } from './friendly-words.ts';

const FEWEST_DIGITS = 2;
/** After so many that were taken, so many codes are given out that a digit more finds a free one sooner. */
const TRIES_A_DIGIT = 3;
/** Numbers that stand for something that nobody wants beside their name. */
const SHUNNED = /69|88|420|666|911/;
/** What is left of a code when it is compared. */
const CODE = /^[A-Z0-9]{4,40}$/;
const WISH = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;

/**
 * A code that is easily said, heard and typed, such as `amber-otter-42`.
 *
 * @param taken how many codes were drawn before and are taken
 * @param randomIndex a whole number from 0 up to, and without, `below`, each as likely
 */
export function friendlyCode(taken: number, randomIndex: (below: number) => number): string {
  const first = FIRST_WORDS[randomIndex(FIRST_WORDS.length)];
  const second = SECOND_WORDS[randomIndex(SECOND_WORDS.length)];
  return `${first}-${second}-${friendlyNumber(FEWEST_DIGITS + Math.floor(taken / TRIES_A_DIGIT), randomIndex)}`;
}

function friendlyNumber(digits: number, randomIndex: (below: number) => number): string {
  const least = 10 ** (digits - 1);
  for (;;) {
    const number = `${least + randomIndex(9 * least)}`;
    if (!SHUNNED.test(number)) return number;
  }
}

/** Whether a text can be a code at all: what cannot is nobody's, and need not be looked up. */
export const canBeCode = (text: string): boolean => CODE.test(normalizedCode(text));

/** What is wrong with a code that somebody wishes for; null: nothing. */
export function faultOfWish(wish: string): string | null {
  if (!WISH.test(wish) || !canBeCode(wish))
    return `The code ${wish} must be four to forty letters of A to Z and digits, with single dashes between them at most.`;
  return null;
}
