/**
 * Of the locales that there are texts in, the best for who asks: exactly the one that is asked for, else its language alone,
 * else another country with this language, else none.
 *
 * @param offered BCP 47, as is `asked`, in any case
 */
export function bestLocale(offered: readonly string[], asked: string): string | undefined {
  const language = languageOf(asked);
  // Sorted, so that the order of the document decides nothing; a language alone sorts before its countries.
  const sameLanguage = offered.filter((locale) => languageOf(locale) === language).sort();
  return sameLanguage.find((locale) => locale.toLowerCase() === asked.toLowerCase()) ?? sameLanguage[0];
}

const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';
