import { type NumberWords, numberWords } from '../../figures/words/number-words.ts';

let known: { readonly locale: string; readonly words: NumberWords } | null = null;

/** Numbers and days of figures in the language of the browser. */
export function figureWords(): NumberWords {
  const { language: locale } = navigator;
  if (known?.locale !== locale) known = { locale, words: numberWords(locale) };
  return known.words;
}
