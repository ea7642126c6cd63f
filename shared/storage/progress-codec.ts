import type { Carried, MonthProgress, Progress, TierProgress } from '../domain/tiers/progress.ts';

/**
 * Three years of progress by month are a good part of an account, and an account that outgrows 1 KB doubles the price of
 * every write, so it is written tersely: `lifetime|months|carried`, numbers in base 36. A sum is
 * `orders.points.USDamount.EURamount`; where a month has but the lifetime's first currency, its code is left out. Each
 * month begins with its distance from the month before and `:`, months apart by a space. What was carried is
 * `through.heldThrough.tier`, the tier left out with its point where there was none.
 *
 * `3.5k.USDfk8|im:2.50.dww 1:1.k.1nc|` reads: in a lifetime 3 orders, 200 points and 201.68 dollars; of them in July 2025
 * (month 670) 2, 180 and 180.32, in August the rest; nothing was folded away.
 */
export function encodeProgress(progress: TierProgress): string {
  const [first = ''] = Object.keys(progress.amounts);
  let before = 0;
  const months = progress.months.map((month) => {
    const distance = month.month - before;
    before = month.month;
    return `${distance.toString(36)}:${encodeSum(month, first)}`;
  });
  return [encodeSum(progress, ''), months.join(' '), encodeCarried(progress.carried)].join('|');
}

function encodeSum({ orders, points, amounts }: Progress, implied: string): string {
  const currencies = Object.entries(amounts);
  const isImplied = currencies.length === 1 && currencies[0]?.[0] === implied;
  const money = currencies.map(([currency, amount]) => `${isImplied ? '' : currency}${amount.toString(36)}`);
  return [orders.toString(36), points.toString(36), ...money].join('.');
}

function encodeCarried(carried: Carried | null): string {
  if (carried === null) return '';
  const { through, heldThrough, tier } = carried;
  return [through.toString(36), heldThrough.toString(36), ...(tier === null ? [] : [tier])].join('.');
}

/** @throws Error when the text is not one that `encodeProgress` writes: the item was damaged or written by something else. */
export function decodeProgress(text: string): TierProgress {
  const match = /^([^|]*)\|([^|]*)\|(.*)$/.exec(text);
  if (match === null) throw new Error(`an account's progress cannot be read at "${text}"`);
  const [, lifetime = '', months = '', carried = ''] = match;
  const sum = decodeSum(lifetime, '');
  const [first = ''] = Object.keys(sum.amounts);
  return { ...sum, months: decodeMonths(months, first), carried: decodeCarried(carried) };
}

function decodeMonths(text: string, implied: string): readonly MonthProgress[] {
  let month = 0;
  return (text === '' ? [] : text.split(' ')).map((part) => {
    const [distance = '', sum = ''] = part.split(':');
    month += decodeNumber(distance);
    return { month, ...decodeSum(sum, implied) };
  });
}

function decodeSum(text: string, implied: string): Progress {
  const [orders = '', points = '', ...money] = text.split('.');
  const amounts = money.map((part): [string, number] => {
    const code = /^[A-Z]*/.exec(part)?.[0] ?? '';
    return [code === '' ? implied : code, decodeNumber(part.slice(code.length))];
  });
  return {
    orders: decodeNumber(orders),
    points: decodeNumber(points),
    amounts: Object.fromEntries(amounts),
  };
}

/** Every number of an account's progress: a sum may be below zero only by a mistake, which the proof is to find. */
function decodeNumber(text: string): number {
  if (!/^-?[0-9a-z]+$/.test(text)) throw new Error(`an account's progress cannot be read at "${text}"`);
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
