import { foldedPostcode, foldedWords } from './folded-text.ts';

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'herr',
  'frau',
  'jr',
  'sr',
  'dipl',
  'ing',
]);

/**
 * First and last name in any order, without titles and initials, with the postcode.
 * @returns `null` where the postcode is missing or fewer than two names are left: one name is a town full of people
 */
export function namePostcode(name: string, postcode: string): string | null {
  const names = foldedWords(name).filter((word) => word.length > 1 && !TITLES.has(word));
  const code = foldedPostcode(postcode);
  return names.length < 2 || code === '' ? null : [code, ...names.sort()].join(' ');
}
