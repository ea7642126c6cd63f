import * as z from 'zod/mini';
import { described } from '../named.ts';
import { MAX_LOCALES } from './limits.ts';

const Locale = described(
  'A language as BCP 47 writes it.',
  z
    .string()
    .check(
      z.maxLength(35),
      z.refine(isLocale, { error: 'must be a language as BCP 47 writes it, such as de or pt-BR' }),
    ),
);

/**
 * Something in several languages, by BCP 47 locale.
 *
 * @param example what one would look like, as JSON
 */
export const byLocale = <S extends z.ZodMiniType>(item: S, example: string) =>
  z.record(Locale, item).check(
    z.refine((all) => isLocaleCount(Object.keys(all).length), {
      error: `must have 1 to ${MAX_LOCALES} languages, such as ${example}`,
    }),
  );

const isLocaleCount = (length: number): boolean => length > 0 && length <= MAX_LOCALES;

/** Only as the standard itself writes it, so that one language has one name. */
function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale)[0] === locale;
  } catch {
    return false;
  }
}
