type WriteMoney = (minor: number, currency: string | undefined, isShort: boolean) => string;

const CURRENCY = /^[A-Z]{3}$/;
/** Below it a short amount has its minor units, above it it is written in thousands or millions. */
const LEAST_WHOLE = 100;
const LEAST_COMPACT = 10_000;

/** Writes minor units as money; where no currency is told, or none that can be, they stay minor units. */
export function moneyWriter(locale: string): WriteMoney {
  const formats = new Map<string, Intl.NumberFormat>();
  const formatOf = (currency: string, options: Intl.NumberFormatOptions) => {
    const key = `${currency} ${options.notation ?? ''} ${options.maximumFractionDigits ?? ''}`;
    const known =
      formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
    formats.set(key, known);
    return known;
  };
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (minor, currency, isShort) => {
    if (currency === undefined) return `${plain.format(minor)} minor units`;
    if (!CURRENCY.test(currency)) return `${plain.format(minor)} minor units of ${currency}`;
    const exact = formatOf(currency, {});
    const major = minor / 10 ** (exact.resolvedOptions().maximumFractionDigits ?? 2);
    if (!isShort || (Math.abs(major) < LEAST_WHOLE && !Number.isInteger(major))) return exact.format(major);
    return Math.abs(major) < LEAST_COMPACT
      ? formatOf(currency, { maximumFractionDigits: 0 }).format(major)
      : formatOf(currency, { notation: 'compact', maximumFractionDigits: 1 }).format(major);
  };
}
