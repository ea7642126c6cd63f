import type { Figure, IsoDay } from '../../../shared/metrics/figure.ts';

/** Numbers and days as people of a locale write them. Money keeps the digits of its currency and is never added to another's. */
export interface NumberWords {
  /** Of a unit of `Figure`, with the unit; `ratio` is written in percent. @param currency ISO 4217, of `minor` */
  amount(value: number, unit: string, currency?: string): string;
  /** As `amount`, and as short as a chart needs it, without unit but for percent and currency. */
  short(value: number, unit: string, currency?: string): string;
  /** Both ends, the unit once. */
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

const MS_PER_DAY = 86_400_000;
const CURRENCY = /^[A-Z]{3}$/;

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
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dated = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const months = dated({ month: 'long', year: 'numeric' });
  const shortMonths = dated({ month: 'short', year: '2-digit' });
  const days = dated({ dateStyle: 'medium' });
  const write = (format: Intl.DateTimeFormat, day: IsoDay) => {
    const at = Date.parse(day);
    return Number.isNaN(at) ? day : format.format(at);
  };

  function amount(value: number, unit: string, currency?: string): string {
    if (unit === 'ratio') return percent.format(value);
    if (unit === 'minor') return money(locale, value, currency, false);
    if (unit === 'score') return (Math.abs(value) < 10 ? plain : tenths).format(value);
    const nouns = NOUNS[unit];
    if (nouns === undefined) return plain.format(value);
    return `${plain.format(value)} ${Math.abs(value) === 1 ? nouns[0] : nouns[1]}`;
  }

  function short(value: number, unit: string, currency?: string): string {
    if (unit === 'ratio') return (Math.abs(value) < 0.0995 ? percent : wholePercent).format(value);
    if (unit === 'minor') return money(locale, value, currency, true);
    if (unit === 'score') return amount(value, unit);
    return (Math.abs(value) < 10_000 ? plain : compact).format(value);
  }

  return {
    amount,
    short,
    range: (low, high, unit, currency) => `${amount(low, unit, currency)} to ${amount(high, unit, currency)}`,
    count: (value) => plain.format(value),
    month: (day) => write(months, day),
    shortMonth: (day) => write(shortMonths, day),
    day: (day) => write(days, day),
    lastDay: (to) => write(days, dayBefore(to)),
    window: (from, to) =>
      from < to ? `${write(days, from)} to ${write(days, dayBefore(to))}` : `As of ${write(days, to)}`,
  };
}

/** A figure's number alone, with its unit. @returns null where there is none */
export const amountOf = (words: NumberWords, { value, unit, cut }: Figure): string | null =>
  value === null ? null : words.amount(value, unit, cut.currency);

export const rangeOf = (words: NumberWords, { interval, unit, cut }: Figure): string | null =>
  interval === null ? null : words.range(interval.low, interval.high, unit, cut.currency);

/** Minor units as money; where no currency is told, or none that can be, they stay minor units. */
function money(locale: string, minor: number, currency: string | undefined, isShort: boolean): string {
  if (currency === undefined || !CURRENCY.test(currency)) {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(minor);
    return `${number} minor units${currency === undefined ? '' : ` of ${currency}`}`;
  }
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const major = minor / 10 ** (exact.resolvedOptions().maximumFractionDigits ?? 2);
  if (!isShort) return exact.format(major);
  if (Math.abs(major) < 100 && !Number.isInteger(major)) return exact.format(major);
  const notation = Math.abs(major) < 10_000 ? 'standard' : 'compact';
  const options = { style: 'currency', currency, notation, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, {
    ...options,
    ...(notation === 'standard' ? { maximumFractionDigits: 0 } : {}),
  }).format(major);
}

function dayBefore(day: IsoDay): IsoDay {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : new Date(at - MS_PER_DAY).toISOString().slice(0, 10);
}
