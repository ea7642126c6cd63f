import type { Carried, MonthProgress, Progress, TierProgress } from '../domain/tiers/progress.ts';

/**
 * Two years of progress by month are a good part of an account, and an account that outgrows 1 KB doubles the price of
 * every write, so it is written tersely: `lifetime|months|carried`, numbers in base 36. The lifetime is
 * `orders.points.USDamount.EURamount` and names its currencies once; a month has amounts alone, in their order. A currency
 * that comes into a month came into the lifetime as well. Months are apart by a space, and one that does not follow upon
 * the month before begins with its distance from it and `:`. What was carried is `through.heldThrough.tier`, the tier left
 * out with its point where there was none.
 *
 * `3.5k.USDfk8|im:2.50.dww 1.k.1nc|` reads: in a lifetime 3 orders, 200 points and 201.68 dollars; of them in July 2025
 * (month 670) 2, 180 and 180.32, in August the rest; nothing was folded away.
 */
export function encodeProgress(progress: TierProgress): string {
  const currencies = Object.keys(progress.amounts);
  const named = currencies.map((currency) => `${currency}${encodeAmount(progress, currency)}`);
  let before = 0;
  const months = progress.months.map((month) => {
    const distance = month.month - before;
    before = month.month;
    const amounts = currencies.map((currency) => encodeAmount(month, currency));
    const sum = encodeSum(month, amounts.slice(0, amounts.findLastIndex((amount) => amount !== '') + 1));
    return distance === 1 ? sum : `${distance.toString(36)}:${sum}`;
  });
  return [encodeSum(progress, named), months.join(' '), encodeCarried(progress.carried)].join('|');
}

function encodeSum({ orders, points }: Progress, amounts: readonly string[]): string {
  return [orders.toString(36), points.toString(36), ...amounts].join('.');
}

/** Nothing where there is none in the currency, which is not the same as zero. */
function encodeAmount({ amounts }: Progress, currency: string): string {
  return amounts[currency]?.toString(36) ?? '';
}

function encodeCarried(carried: Carried | null): string {
  if (carried === null) return '';
  const { through, heldThrough, tier } = carried;
  return [through.toString(36), heldThrough.toString(36), ...(tier === null ? [] : [tier])].join('.');
}

const NUMBER = '-?[0-9a-z]+';
const MONTH = `(?:${NUMBER}:)?${NUMBER}\\.${NUMBER}(?:\\.(?:${NUMBER})?)*`;
/** All of it at once: an account is read for every order, and asking number by number took longer than the reading. */
const WHOLE = new RegExp(
  [
    `^(${NUMBER}\\.${NUMBER}(?:\\.[A-Z]{3}${NUMBER})*)`,
    `((?:${MONTH}(?: ${MONTH})*)?)`,
    `((?:${NUMBER}\\.${NUMBER}(?:\\..+)?)?)$`,
  ].join('\\|'),
);
const CURRENCY = /[A-Z]{3}/g;

/** @throws Error when the text is not one that `encodeProgress` writes: the item was damaged or written by something else. */
export function decodeProgress(text: string): TierProgress {
  const match = WHOLE.exec(text);
  if (match === null) throw unreadable(text);
  const [, lifetime = '', months = '', carried = ''] = match;
  const currencies = lifetime.match(CURRENCY) ?? [];
  return {
    ...decodeSum(lifetime.replace(CURRENCY, ''), currencies),
    months: decodeMonths(months, currencies),
    carried: decodeCarried(carried),
  };
}

const unreadable = (text: string): Error => new Error(`an account's progress cannot be read at "${text}"`);

function decodeMonths(text: string, currencies: readonly string[]): readonly MonthProgress[] {
  if (text === '') return [];
  let month = 0;
  return text.split(' ').map((part) => {
    const colon = part.indexOf(':');
    month += colon < 0 ? 1 : decodeNumber(part.slice(0, colon));
    const { orders, points, amounts } = decodeSum(part.slice(colon + 1), currencies);
    return { month, orders, points, amounts };
  });
}

function decodeSum(text: string, currencies: readonly string[]): Progress {
  const [orders = '', points = '', ...money] = text.split('.');
  const amounts: Record<string, number> = {};
  for (const [place, amount] of money.entries()) {
    const currency = currencies[place];
    if (currency === undefined) throw unreadable(text);
    if (amount !== '') amounts[currency] = decodeNumber(amount);
  }
  return { orders: decodeNumber(orders), points: decodeNumber(points), amounts };
}

/** A sum may be below zero only by a mistake, which the proof is to find. */
const decodeNumber = (text: string): number => Number.parseInt(text, 36);

function decodeCarried(text: string): Carried | null {
  if (text === '') return null;
  const [through = '', heldThrough = '', ...tier] = text.split('.');
  return {
    through: decodeNumber(through),
    heldThrough: decodeNumber(heldThrough),
    tier: tier.length === 0 ? null : tier.join('.'),
  };
}
