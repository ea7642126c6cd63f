import { ReplayError } from '../replay-error.ts';

/**
 * How many digits of a currency are minor units. The runtime's table knows, except for a few currencies in which it
 * follows usage instead of ISO 4217; `minorDigits` in the mapping overrides it.
 *
 * @throws ReplayError for a currency the runtime has never heard of.
 */
export function minorDigitsOf(currency: string, stated: number | undefined): number {
  if (stated !== undefined) return stated;
  if (!Intl.supportedValuesOf('currency').includes(currency)) {
    throw new ReplayError(
      `currency ${currency} is unknown here`,
      'check the ISO 4217 code, or state its digits with --minor-digits',
    );
  }
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}
