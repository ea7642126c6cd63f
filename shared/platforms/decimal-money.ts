/**
 * Digits behind the point of the currencies that have not two: ISO 4217, table A.1 (maintained by SIX, state of 2024).
 * The runtime's own table is not asked, because it follows usage (the Iraqi dinar without decimals) where ledgers count in
 * what the standard calls the minor unit.
 */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const minorDigits: ReadonlyMap<string, number> = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(digits)]),
  ),
);

/**
 * A decimal as platforms write money, in minor units; no float is involved. Decimals beyond the minor unit, which
 * WooCommerce can be set to send, are rounded half away from zero.
 *
 * @param decimal such as `-12.50`; the schemas of the payloads let nothing else through
 */
export function minorUnits(decimal: string, currency: string): number {
  const digits = minorDigits.get(currency) ?? 2;
  const isNegative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const roundsUp = (fraction[digits] ?? '0') >= '5';
  const magnitude = Number(BigInt(`${whole}${kept}`) + (roundsUp ? 1n : 0n));
  return isNegative && magnitude > 0 ? -magnitude : magnitude;
}

/** `amount × numerator ÷ denominator`, rounded half up; exact in between. All are whole and not negative. */
export function proportion(amount: number, numerator: number, denominator: number): number {
  const [a, n, d] = [BigInt(amount), BigInt(numerator), BigInt(denominator)];
  return Number((2n * a * n + d) / (2n * d));
}
