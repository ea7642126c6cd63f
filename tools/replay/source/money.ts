import { type Ratio, ratio } from '../../../shared/domain/ratio.ts';

/** `12`, `12.50`, `-0.5`, `.5`; grouped as `1,234,567.8`; with a currency sign before or after. */
const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
/** Far above any price, far below what would make exact arithmetic slow. */
const MAX_DIGITS = 30;

/**
 * A decimal in a file as an exact number of minor units; no float is involved.
 *
 * @param minorDigits of the currency: 2 for USD, so `12.5` is 1250.
 * @returns null when the text is not a number.
 */
export function readMoney(text: string, minorDigits: number, decimalComma = false): Ratio | null {
  const digits = plainDecimal(text, decimalComma);
  const match = digits === null ? null : PLAIN.exec(digits);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.length + fraction.length === 0 || whole.length + fraction.length > MAX_DIGITS) return null;
  const value = BigInt(`${whole}${fraction}`) * 10n ** BigInt(minorDigits);
  return ratio(sign === '-' ? -value : value, 10n ** BigInt(fraction.length));
}

/** A number of units: whole, also when it is written `6.0`. Null when it is not. */
export function readWhole(text: string, decimalComma = false): number | null {
  const value = readMoney(text, 0, decimalComma);
  if (value === null || value.denominator !== 1n) return null;
  const whole = Number(value.numerator);
  return Number.isSafeInteger(whole) ? whole : null;
}

function plainDecimal(text: string, decimalComma: boolean): string | null {
  const bare = text.trim().replace(/^([+-]?)\p{Sc}\s*|\s*\p{Sc}$/gu, '$1');
  const point = decimalComma ? bare.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')) : bare;
  if (!point.includes(',')) return point;
  return GROUPED.test(point) ? point.replaceAll(',', '') : null;
}
