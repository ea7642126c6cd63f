import type { Figure, IsoDay } from '../../../shared/metrics/figure.ts';
import { dayWriter } from './day-words.ts';
import { moneyWriter } from './money-words.ts';
import { wordOf } from './word-of.ts';

/** Numbers and days as people of a locale write them. Money keeps the digits of its currency and is never added to another's. */
export interface NumberWords {
  /** Of a unit of `Figure`, with the unit; `ratio` is written in percent. @param currency ISO 4217, of `minor` */
  amount(value: number, unit: string, currency?: string): string;
  /** As `amount`, and as short as a chart needs it, without unit but for percent and currency. */
  short(value: number, unit: string, currency?: string): string;
  /** Both ends, with their units. */
  range(low: number, high: number, unit: string, currency?: string): string;
  count(value: number): string;
  /** `March 2026`, of its first day. */
  month(day: IsoDay): string;
  /** `Mar 26`. */
  shortMonth(day: IsoDay): string;
  day(day: IsoDay): string;
  /** The one before, which is the last that a window to it has. */
  lastDay(to: IsoDay): string;
  /** Both ends belong to it: `to` is the day after the last. Without a day: as of it. */
  window(from: IsoDay, to: IsoDay): string;
}

/** What stands behind a number: of one, and of any other. */
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  points: ['point', 'points'],
  days: ['day', 'days'],
  customers: ['customer', 'customers'],
  members: ['member', 'members'],
  months: ['month', 'months'],
};

/** @param locale BCP 47, such as `en` or `de-CH` */
export function numberWords(locale: string): NumberWords {
  const money = moneyWriter(locale);
  const percent = percentWriter(locale);
  const number = numberWriter(locale);

  function amount(value: number, unit: string, currency?: string): string {
    if (unit === 'ratio') return percent.exact(value);
    if (unit === 'minor') return money(value, currency, false);
    if (unit === 'score') return number.score(value);
    const nouns = wordOf(NOUNS, unit);
    if (nouns === undefined) return number.exact(value);
    return `${number.exact(value)} ${Math.abs(value) === 1 ? nouns[0] : nouns[1]}`;
  }

  function short(value: number, unit: string, currency?: string): string {
    if (unit === 'ratio') return percent.short(value);
    if (unit === 'minor') return money(value, currency, true);
    if (unit === 'score') return number.score(value);
    return number.short(value);
  }

  return {
    amount,
    short,
    range: (low, high, unit, currency) => `${amount(low, unit, currency)} to ${amount(high, unit, currency)}`,
    count: number.exact,
    ...dayWriter(locale),
  };
}

/** What would be written as 0, and is not. */
const isTiny = (value: number, least: number): boolean => value !== 0 && Math.abs(value) < least;

function percentWriter(locale: string) {
  const format = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, { style: 'percent', ...options });
  const tiny = format({ maximumSignificantDigits: 2 });
  const tenths = format({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const upToTenths = format({ maximumFractionDigits: 1 });
  const whole = format({ maximumFractionDigits: 0 });
  const hasTiny = (value: number) => isTiny(value, 0.001);
  return {
    exact: (value: number) => (hasTiny(value) ? tiny : tenths).format(value),
    short: (value: number) => {
      if (hasTiny(value)) return tiny.format(value);
      return (Math.abs(value) < 0.0995 ? upToTenths : whole).format(value);
    },
  };
}

function numberWriter(locale: string) {
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const tiny = format({ maximumSignificantDigits: 2 });
  const hundredths = format({ maximumFractionDigits: 2 });
  const tenths = format({ maximumFractionDigits: 1 });
  const compact = format({ notation: 'compact', maximumFractionDigits: 1 });
  const exact = (value: number) => (isTiny(value, 0.01) ? tiny : hundredths).format(value);
  return {
    exact,
    score: (value: number) => (Math.abs(value) < 10 ? exact(value) : tenths.format(value)),
    short: (value: number) => (Math.abs(value) < 10_000 ? exact(value) : compact.format(value)),
  };
}

/** Ratios that nobody says in percent: friends for each member, and how likely chance alone is. */
const PLAIN_RATIOS: readonly string[] = ['k_factor', 'sample_ratio'];

const writtenUnit = ({ metric, unit, cut }: Figure): string =>
  PLAIN_RATIOS.includes(metric) && cut.part !== 'conversion' ? 'score' : unit;

/** A figure's number alone, with its unit. @returns null where there is none */
export const amountOf = (words: NumberWords, figure: Figure): string | null =>
  figure.value === null ? null : words.amount(figure.value, writtenUnit(figure), figure.cut.currency);

export const rangeOf = (words: NumberWords, figure: Figure): string | null =>
  figure.interval === null
    ? null
    : words.range(figure.interval.low, figure.interval.high, writtenUnit(figure), figure.cut.currency);
