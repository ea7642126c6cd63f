import type { Query, Row } from '../../lake/engine.ts';
import type { Figure } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { firstDayOf, type MonthIndex } from '../months.ts';
import { figureOf } from '../share-figure.ts';
import { immatureUntilOver, monthWindow } from './month-counts.ts';

/** Of all channels together, and of each. */
export const SPEND_SQL = /* sql */ `
  SELECT month, currency, channel, CAST(sum(amount_minor) AS BIGINT) AS spend_minor
  FROM (
    SELECT year(month) * 12 + month(month) AS month, currency, channel, amount_minor
    FROM acquisition_spend CROSS JOIN run
    WHERE month < as_of
  ) AS spend
  GROUP BY GROUPING SETS ((month, currency), (month, currency, channel))
  ORDER BY month, currency, channel NULLS FIRST`;

export const ACQUIRED_SQL = /* sql */ `
  SELECT cohort AS month, currency, channel, count(*) AS customers
  FROM customers
  GROUP BY GROUPING SETS ((cohort, currency), (cohort, currency, channel))
  ORDER BY cohort, currency, channel NULLS FIRST`;

interface Key extends Row {
  readonly month: MonthIndex;
  readonly currency: string;
  /** Null: all channels. */
  readonly channel: string | null;
}

interface SpendRow extends Key {
  readonly spend_minor: number;
}

interface AcquiredRow extends Key {
  readonly customers: number;
}

/** What was spent in a month, null where nothing was imported, and whom it won. */
export interface Acquisition {
  readonly month: MonthIndex;
  readonly currency: string;
  readonly channel: string | null;
  readonly spendMinor: number | null;
  readonly customers: number;
}

/** Months and channels with spend, and months in which customers were won without any. */
export async function acquisitions(query: Query): Promise<readonly Acquisition[]> {
  const acquired = await query<AcquiredRow>(ACQUIRED_SQL);
  const customersOf = new Map(acquired.map((row) => [keyOf(row), row.customers]));
  const spend = (await query<SpendRow>(SPEND_SQL)).map((row) => ({
    month: row.month,
    currency: row.currency,
    channel: row.channel,
    spendMinor: row.spend_minor,
    customers: customersOf.get(keyOf(row)) ?? 0,
  }));
  const paid = new Set(spend.map(keyOf));
  const unpaid = acquired
    .filter((row) => row.channel === null && !paid.has(keyOf(row)))
    .map(({ month, currency, customers }) => ({
      month,
      currency,
      channel: null,
      spendMinor: null,
      customers,
    }));
  return [...spend, ...unpaid].toSorted((a, b) => a.month - b.month);
}

const keyOf = ({ month, currency, channel }: Omit<Acquisition, 'spendMinor' | 'customers'>): string =>
  JSON.stringify([month, currency, channel]);

const ABOUT = { name: 'acquisition_cost', definitionVersion: 1 } as const;

export const ACQUISITION_COST: Metric = {
  ...ABOUT,
  says: `Spend to win customers in a month and a currency, as imported (numerator), for each customer whose first valid order was in
that month and that currency (denominator): CAC. Of all channels together, and of a channel where spend and first orders name the same
one. Null: NO_SPEND where none was imported for the month, NO_CUSTOMERS, IMMATURE until the month is over.`,
  async figures(query, run) {
    return (await acquisitions(query)).map((each) => costFigure(run, each));
  },
};

function costFigure(
  run: MetricRun,
  { month, currency, channel, spendMinor, customers }: Acquisition,
): Figure {
  const reason = immatureUntilOver(month, run) ?? missing(spendMinor, customers);
  return figureOf(ABOUT, run, monthWindow(month), {
    cut: { month: firstDayOf(month), currency, ...(channel === null ? {} : { channel }) },
    unit: 'minor',
    numerator: spendMinor,
    denominator: customers,
    value: reason === null && spendMinor !== null ? spendMinor / customers : null,
    reason,
  });
}

export function missing(spendMinor: number | null, customers: number): string | null {
  if (spendMinor === null) return 'NO_SPEND';
  return customers === 0 ? 'NO_CUSTOMERS' : null;
}
