import { CURRENCY } from './goods.ts';
import { isRightToLeft, language, texts } from './language.ts';

/** In English, prices are written as in the shop's own country. */
const locale = language === 'en' ? 'en-US' : language;
const dollars = new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCY });
const numbers = new Intl.NumberFormat(locale);
const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

/** @param cents of USD */
export const money = (cents: number): string =>
  isRightToLeft
    ? // Else "US$" would be torn into its letters and its sign.
      dollars
        .formatToParts(cents / 100)
        .map(({ type, value }) => (type === 'currency' ? `\u2066${value}\u2069` : value))
        .join('')
    : dollars.format(cents / 100);
export const number = (value: number): string => numbers.format(value);
/** "335 embers". */
export const embers = (n: number): string => texts.embers(numbers.format(n));
/** "+335 embers": what something gave or took. */
export const change = (n: number): string => texts.embers(signed.format(n));
export const onDay = (iso: string): string => days.format(new Date(iso));
