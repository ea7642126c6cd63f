import type { Amounts } from '../goods.ts';
import type { ProgramDocument } from '../program.ts';
import { type Contradiction, error, pointer, quoted, warning } from './contradiction.ts';

/** What becomes of orders in a currency that is left out; `refused` where nothing can be said of it at all. */
type Missing = { readonly severity: 'error' | 'warning'; readonly consequence: string };

/** Amounts in a currency that no order can have, and currencies of the program for which no amount is given. */
export function amountFaults(
  amounts: Amounts,
  path: string,
  document: ProgramDocument,
  missing: Missing,
): readonly Contradiction[] {
  const known = document.currencies.map((currency) => currency.code);
  const left = known.filter((code) => !(code in amounts));
  const tell = missing.severity === 'error' ? error : warning;
  return [
    ...unknownCurrencies(amounts, path, document),
    ...(left.length === 0
      ? []
      : [
          tell(
            'CURRENCY_MISSING',
            path,
            amounts,
            `leaves out ${quoted(left)}: ${missing.consequence}; give an amount for each currency of the program`,
          ),
        ]),
  ];
}

export function unknownCurrencies(
  amounts: Amounts,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const known = document.currencies.map((currency) => currency.code);
  return Object.keys(amounts)
    .filter((code) => !known.includes(code))
    .map((code) => currencyUnknown(`${path}${pointer(code)}`, amounts[code], code, known));
}

export function currencyUnknown(
  path: string,
  value: unknown,
  code: string,
  known: readonly string[],
): Contradiction {
  return error(
    'CURRENCY_NOT_IN_PROGRAM',
    path,
    value,
    `"${code}" is not a currency of the program, which has ${quoted(known)}; add it to /currencies or remove it here`,
  );
}
