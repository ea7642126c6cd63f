import type { IsoDay } from './figure.ts';

/** What a shop paid in a month, by one of its channels, to win customers. */
export interface AcquisitionSpend {
  /** First day of the month. */
  readonly month: IsoDay;
  /** As orders name their channel where they are to be held against one another; else a name of the shop's own. */
  readonly channel: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly amountMinor: number;
}

/** No table of events: people import it. Empty where nobody did. */
export const CREATE_SPEND_TABLE_SQL =
  'CREATE TABLE acquisition_spend (month DATE, channel VARCHAR, currency VARCHAR, amount_minor BIGINT)';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** @returns a statement that fills the table; null where there is nothing to fill it with */
export function insertSpendSql(spend: readonly AcquisitionSpend[]): string | null {
  if (spend.length === 0) return null;
  const rows = spend.map(
    ({ month, channel, currency, amountMinor }) =>
      `(DATE ${quoted(month)}, ${quoted(channel)}, ${quoted(currency)}, ${amountMinor})`,
  );
  return `INSERT INTO acquisition_spend VALUES ${rows.join(', ')}`;
}
