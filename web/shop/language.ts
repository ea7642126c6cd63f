import { AR } from './texts/ar.ts';
import { DE } from './texts/de.ts';
import { EN, type Texts } from './texts/en.ts';

/** The languages of the shop. The elements need not be told: they speak as the page says by `lang`. */
export const LANGUAGES: Readonly<Record<string, Texts>> = { en: EN, de: DE, ar: AR };
const KEY = 'saltglaze-language';

/** `?lang=de` is remembered; else what was chosen before, else what the reader's browser asks for. */
function chosen(): string {
  const wish = new URLSearchParams(location.search).get('lang');
  if (wish !== null && wish in LANGUAGES) localStorage.setItem(KEY, wish);
  const wishes = [localStorage.getItem(KEY), ...navigator.languages.map((each) => each.split('-')[0])];
  return wishes.find((each) => typeof each === 'string' && each in LANGUAGES) ?? 'en';
}

export const language = chosen();
export const isRightToLeft = language === 'ar';
export const texts: Texts = LANGUAGES[language] ?? EN;

/** Before anything is drawn, so that nothing turns round before the reader's eyes. */
export function speak(): void {
  document.documentElement.lang = language;
  document.documentElement.dir = isRightToLeft ? 'rtl' : 'ltr';
}
