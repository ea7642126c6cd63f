import { format, type Ratio, ratio } from '../ratio.ts';
import type { ProgramCurrency } from './program.ts';

/** `1250` minor units of USD are written "12.50 USD". */
export function moneyWords(minorUnits: Ratio | number, { code, minorDigits }: ProgramCurrency): string {
  const exact = typeof minorUnits === 'number' ? ratio(minorUnits) : minorUnits;
  const text = format(ratio(exact.numerator, exact.denominator * 10n ** BigInt(minorDigits)));
  if (text.includes('/') || minorDigits === 0) return `${text} ${code}`;
  const [whole = '0', decimals = ''] = text.split('.');
  return `${whole}.${decimals.padEnd(minorDigits, '0')} ${code}`;
}
