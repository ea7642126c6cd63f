import { CODE_ADJECTIVES, CODE_NOUNS } from './code-words.ts';

/** Not 0 and 1, which are read as letters, and not 6 and 8, which numbers with a meaning are made of. */
const DIGITS = '234579';

/**
 * A code of two friendly words and a number, `amber-otter-42`. There are 61,440 pairs of words; with two digits 2,211,840
 * codes, with three 13,271,040. It may be guessed: who guesses one is the friend of somebody they do not know.
 *
 * @param randomIndex a whole number from 0 up to, and without, `below`, each as likely
 * @param digits of the number: two at first, more where three tries met codes that are taken
 */
export function referralCode(randomIndex: (below: number) => number, digits: number): string {
  const adjective = CODE_ADJECTIVES[randomIndex(CODE_ADJECTIVES.length)];
  const noun = CODE_NOUNS[randomIndex(CODE_NOUNS.length)];
  const number = Array.from({ length: digits }, () => DIGITS.charAt(randomIndex(DIGITS.length)));
  return `${adjective}-${noun}-${number.join('')}`;
}

/**
 * What a shop may wish for as a member's code: 4 to 24 letters of the English alphabet, digits and dashes, at least four of
 * them no dashes; it begins with a letter, and a dash stands between two others. It is part of a link, and read aloud.
 */
export const WISHED_CODE = /^(?=.{4,24}$)[A-Za-z](?:-?[A-Za-z0-9]){3,}$/;

/** As it was written, without blanks around it; null for what does not fit `WISHED_CODE`. */
export function wishedCode(text: string): string | null {
  const code = text.trim();
  return WISHED_CODE.test(code) ? code : null;
}
