/**
 * Money as people write it, and as documents hold it: minor units. Whole numbers throughout, because 0.1 + 0.2 is not 0.3.
 */

/** `1250` with two digits is written "12.50". */
export function amountText(minorUnits: number, digits: number): string {
  const sign = minorUnits < 0 ? '-' : '';
  const padded = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${padded.slice(-digits)}`;
}

/** Minor units of what somebody wrote; `null` where it is no amount of a currency with so many digits. */
export function amountOf(text: string, digits: number): number | null {
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = '', decimals = ''] = match;
  if (decimals.length > digits) return null;
  const minorUnits = Number(`${whole}${decimals.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minorUnits) ? minorUnits : null;
}
