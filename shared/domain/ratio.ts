/**
 * Exact fractions. Points are rounded once, at the end (law 9), so everything before that last step is a
 * fraction of two bigints: a line of 10.00 for three units is worth exactly 10/3 a unit.
 */
export interface Ratio {
  readonly numerator: bigint;
  /** Always positive; the fraction is in lowest terms. */
  readonly denominator: bigint;
}

export const ZERO: Ratio = { numerator: 0n, denominator: 1n };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError when the denominator is not positive: that is a bug of the caller. */
export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Ratio {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d <= 0n) throw new RangeError(`a ratio needs a positive denominator, not ${d}`);
  const divisor = greatestCommonDivisor(n, d);
  return divisor > 1n
    ? { numerator: n / divisor, denominator: d / divisor }
    : { numerator: n, denominator: d };
}

export function add(a: Ratio, b: Ratio): Ratio {
  return a.denominator === b.denominator
    ? ratio(a.numerator + b.numerator, a.denominator)
    : ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Negative when a < b, zero when equal, positive when a > b. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export type Rounding = 'floor' | 'half_up' | 'ceiling';

/** Rounds a ratio that is not negative to a whole number. */
export function round(value: Ratio, rounding: Rounding): number {
  const { numerator, denominator } = value;
  if (rounding === 'floor') return Number(numerator / denominator);
  if (rounding === 'ceiling') return Number((numerator + denominator - 1n) / denominator);
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** `51/4` is written "12.75"; a fraction without a finite decimal of six places is written "10/3". */
export function format(value: Ratio): string {
  const { numerator, denominator } = value;
  if (denominator === 1n) return numerator.toString();
  const scaled = numerator * 1_000_000n;
  if (scaled % denominator !== 0n) return `${numerator}/${denominator}`;
  const digits = (scaled / denominator).toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/0+$/, '');
}

/** The inverse of `format`. @throws RangeError or SyntaxError when the text is not one that `format` writes. */
export function parseRatio(text: string): Ratio {
  const [numerator = '', denominator] = text.split('/');
  if (denominator !== undefined) return ratio(BigInt(numerator), BigInt(denominator));
  const [whole = '', decimals = ''] = text.split('.');
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}
