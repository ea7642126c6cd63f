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

/**
 * What people wrote, on one line, and without what would end a header or turn the text around it. The two joiners stay: Persian
 * and Hindi are not written without them.
 */
export const oneLine = (text: string): string =>
  [
    ...text
      .replaceAll(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim(),
  ]
    .slice(0, MAX_LENGTH)
    .join('')
    .toWellFormed();

/**
 * The name that somebody gave, of whom nobody knows whether it is theirs: who enrolls a stranger must not have us write them
 * "win at evil.example", which mail programs make a link of. So it has nothing of an address; empty where nothing can be seen
 * of it.
 */
export function personName(text: string): string {
  const name = oneLine(text)
    .replaceAll(/[:/\\@]+/g, ' ')
    .replaceAll(/([.。．｡])(?=[\p{L}\p{N}])/gu, '$1 ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return /[\p{L}\p{N}\p{S}]/u.test(name) ? name : '';
}
