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

const LIFETIME = /^-?[0-9a-z]+\.-?[0-9a-z]+(?:\.[A-Z]{3}-?[0-9a-z]+)*$/;
const CURRENCY = /[A-Z]{3}/g;

/** @throws Error when the text is not one that `encodeProgress` writes: the item was damaged or written by something else. */
export function decodeProgress(text: string): TierProgress {
  const match = /^([^|]*)\|([^|]*)\|(.*)$/.exec(text);
  const [, lifetime = '', months = '', carried = ''] = match ?? [];
  if (!LIFETIME.test(lifetime)) throw unreadable(text);
  const currencies = lifetime.match(CURRENCY) ?? [];
  return {
    ...decodeSum(lifetime.replace(CURRENCY, ''), currencies),
    months: decodeMonths(months, currencies),
    carried: decodeCarried(carried),
  };
}

const unreadable = (text: string): Error => new Error(`an account's progress cannot be read at "${text}"`);

function decodeMonths(text: string, currencies: readonly string[]): readonly MonthProgress[] {
  let month = 0;
  return (text === '' ? [] : text.split(' ')).map((part) => {
    const [distance, sum] = part.includes(':') ? part.split(':') : ['1', part];
    month += decodeNumber(distance ?? '');
    return { month, ...decodeSum(sum ?? '', currencies) };
  });
}

function decodeSum(text: string, currencies: readonly string[]): Progress {
  const [orders = '', points = '', ...money] = text.split('.');
  const amounts = money.flatMap((amount, place): readonly [string, number][] => {
    const currency = currencies[place];
    if (currency === undefined) throw unreadable(text);
    return amount === '' ? [] : [[currency, decodeNumber(amount)]];
  });
  return {
    orders: decodeNumber(orders),
    points: decodeNumber(points),
    amounts: Object.fromEntries(amounts),
  };
}

/** Every number of an account's progress: a sum may be below zero only by a mistake, which the proof is to find. */
function decodeNumber(text: string): number {
  if (!/^-?[0-9a-z]+$/.test(text)) throw unreadable(text);
  return Number.parseInt(text, 36);
}

function decodeCarried(text: string): Carried | null {
  if (text === '') return null;
  const [through = '', heldThrough = '', ...tier] = text.split('.');
  return {
    through: decodeNumber(through),
    heldThrough: decodeNumber(heldThrough),
    tier: tier.length === 0 ? null : tier.join('.'),
  };
}
