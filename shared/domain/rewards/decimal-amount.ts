import type { ProgramCurrency } from '../program/program.ts';

/** Minor units as platforms write money: 1250 of USD are `12.50`, 1250 of JPY are `1250`. No float is involved. */
export function decimalAmount(
  minorUnits: number,
  { minorDigits }: Pick<ProgramCurrency, 'minorDigits'>,
): string {
  if (minorDigits === 0) return String(minorUnits);
  const digits = String(minorUnits).padStart(minorDigits + 1, '0');
  return `${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}
