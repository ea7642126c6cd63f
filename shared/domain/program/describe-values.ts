import type { Range, ValueTest } from './condition.ts';
import type { Amounts, GoodsFilter } from './goods.ts';
import type { ProgramDocument } from './program.ts';

/** What words need of a program: the digits of its currencies, and the names of its tiers. */
export type Wording = Pick<ProgramDocument, 'currencies' | 'tiers'>;

/** `60000` is written "60,000"; decimals stay. Written out, so that no table of the platform decides. */
export function numberWords(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export const counted = (count: number, noun: string): string =>
  `${numberWords(count)} ${noun}${count === 1 ? '' : 's'}`;

/** "1st", "2nd", "3rd", "11th" */
export function ordinal(place: number): string {
  const isTeen = place % 100 > 10 && place % 100 < 14;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${numberWords(place)}${ending}`;
}

/** "a, b or c" */
export function listed(words: readonly string[], joint: 'or' | 'and'): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${joint} ${words[words.length - 1]}`;
}

/** `1250` minor units of USD are written "12.50 USD". */
export function describeMoney(amount: number, code: string, { currencies }: Wording): string {
  const digits = currencies.find((currency) => currency.code === code)?.minorDigits ?? 0;
  const padded = String(amount).padStart(digits + 1, '0');
  const whole = numberWords(Number(padded.slice(0, padded.length - digits)));
  return digits === 0 ? `${whole} ${code}` : `${whole}.${padded.slice(-digits)} ${code}`;
}

export const describeAmounts = (amounts: Amounts, wording: Wording, joint: 'or' | 'and' = 'or'): string =>
  listed(
    Object.entries(amounts).map(([code, amount]) => describeMoney(amount, code, wording)),
    joint,
  );

/** "at least 3 and at most 5", or "exactly 3" */
export function describeRange({ atLeast, atMost }: Range): string {
  if (atLeast !== undefined && atLeast === atMost) return `exactly ${numberWords(atLeast)}`;
  return [
    ...(atLeast === undefined ? [] : [`at least ${numberWords(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${numberWords(atMost)}`]),
  ].join(' and ');
}

export function describeTest(test: ValueTest): string {
  if ('is' in test) return `is ${describeValue(test.is)}`;
  if ('in' in test) return `is ${listed(test.in.map(describeValue), 'or')}`;
  if ('absent' in test) return 'is not known';
  return `is ${describeRange(test)}`;
}

export const describeValue = (value: unknown): string =>
  typeof value === 'string'
    ? `“${value}”`
    : typeof value === 'number'
      ? numberWords(value)
      : JSON.stringify(value);

/** Paragraphs in one line, because a change is told in one. */
export const describeProse = (text: string): string => describeValue(text.replaceAll(/\s*\n\s*/g, ' '));

/** "goods of category “shoes” or tagged “new”" */
export function describeGoods({ skus, categories, tags }: GoodsFilter): string {
  const named = (words: string, values: readonly string[] | undefined): readonly string[] =>
    values === undefined ? [] : [`${words} ${listed(values.map(describeValue), 'or')}`];
  return `goods ${[
    ...named('with SKU', skus),
    ...named('of category', categories),
    ...named('tagged', tags),
  ].join(', or ')}`;
}
