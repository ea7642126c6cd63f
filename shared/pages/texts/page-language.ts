import { ARABIC } from './arabic.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import type { PageTexts } from './page-texts.ts';
import { SPANISH } from './spanish.ts';

/** A language that pages speak. */
export interface PageLanguage {
  /** BCP 47, for `lang`. */
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  readonly texts: PageTexts;
  /** Numbers as the member writes them: in Egypt ٩, in Morocco 9. */
  readonly number: (value: number) => string;
}

const TEXTS: Readonly<Record<string, PageTexts>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export const PAGE_LANGUAGES = Object.keys(TEXTS);

/** The language of a BCP 47 locale; English where pages do not speak it, and for what is no locale. */
export function pageLanguage(locale: string): PageLanguage {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  const texts = Object.hasOwn(TEXTS, language) ? TEXTS[language] : undefined;
  if (texts === undefined) return languageOf('en', 'en', ENGLISH);
  return languageOf(language, locale, texts);
}

function languageOf(code: string, locale: string, texts: PageTexts): PageLanguage {
  const format = numberFormat(locale) ?? numberFormat(code);
  return {
    code,
    direction: code === 'ar' ? 'rtl' : 'ltr',
    texts,
    number: (value) => format?.format(value) ?? String(value),
  };
}

function numberFormat(locale: string): Intl.NumberFormat | null {
  try {
    return new Intl.NumberFormat(locale, { useGrouping: false });
  } catch {
    return null;
  }
}

/**
 * A text with its values. Each is isolated (U+2068 … U+2069), so that a name in Latin letters does not turn an Arabic
 * sentence around.
 */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : `\u2068${value}\u2069`;
  });
}
