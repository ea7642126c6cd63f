import type { AcquisitionSpend } from './acquisition-spend.ts';

/** Where imported spend lies in the lake's bucket: one object, which an import replaces whole. */
export const SPEND_KEY = 'imported/v1/acquisition_spend.json';

/** The same rows give the same text, whatever their order was. */
export function spendText(spend: readonly AcquisitionSpend[]): string {
  const rows = spend.map(({ month, channel, currency, amountMinor }) =>
    JSON.stringify({ month, channel, currency, amountMinor }),
  );
  return `[\n${rows.toSorted().join(',\n')}\n]\n`;
}

/** @throws Error when the text is not what `spendText` makes */
export function spendOfText(text: string): readonly AcquisitionSpend[] {
  const rows: unknown = JSON.parse(text);
  if (!(Array.isArray(rows) && rows.every(isSpend)))
    throw new Error(`${SPEND_KEY} holds something else than imported spend; import the file again`);
  return rows;
}

const isSpend = (row: Partial<AcquisitionSpend> | null): row is AcquisitionSpend =>
  /^\d{4}-\d{2}-01$/.test(row?.month ?? '') &&
  typeof row?.channel === 'string' &&
  typeof row.currency === 'string' &&
  Number.isSafeInteger(row.amountMinor);
