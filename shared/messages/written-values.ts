import type { MessageData, MessageValue } from '../domain/delivery/message-data.ts';
import type { Values } from './placeholders.ts';

/** How the reader writes. */
export interface Writing {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** How many digits of an amount are behind the comma, by currency. */
  readonly currencies: readonly { readonly code: string; readonly minorDigits: number }[];
}

/** Longer than any name, and short enough that nobody writes a message of their own into ours. */
const MAX_LENGTH = 200;

/** All values of a message as its reader writes them. */
export const writtenValues = (data: MessageData, writing: Writing): Values =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, written(value, writing)]));

function written(value: MessageValue, { locale, timeZone, currencies }: Writing): string {
  if (typeof value === 'string') return oneLine(value);
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (value.kind === 'day')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(value.at * 1000);
  const { amount, currency } = value;
  const digits = currencies.find(({ code }) => code === currency)?.minorDigits ?? 2;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: amount % 10 ** digits === 0 ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}

/** What people wrote, on one line, and without what would end a header or turn the text around it. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
