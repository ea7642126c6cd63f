import type { Money } from './summary.ts';

/** Numbers and sections of everything that the replay prints. */
export const n = (value: number): string => value.toLocaleString('en-US');

export const section = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  ${line}`)].join('\n');

/** `1,234.50 GBP` */
export function amountOf(minorUnits: number, { currency, minorDigits }: Money): string {
  const digits = String(minorUnits).padStart(minorDigits + 1, '0');
  const whole = n(Number(digits.slice(0, digits.length - minorDigits)));
  return minorDigits === 0 ? `${whole} ${currency}` : `${whole}.${digits.slice(-minorDigits)} ${currency}`;
}
