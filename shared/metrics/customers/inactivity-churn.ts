import type { Query } from '../../lake/engine.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { figureOf, shareFigure } from '../share-figure.ts';
import { type CutRow, cutOf, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';

/** The least gap, in local days, that at least nine in ten gaps between days with an order do not exceed. */
export const GAP_PERCENTILE_SQL = /* sql */ `
  SELECT min(gap) FILTER (WHERE 10 * up_to >= 9 * everything) AS days, max(everything) AS gaps
  FROM (
    SELECT gap, sum(gaps) OVER (ORDER BY gap) AS up_to, sum(gaps) OVER () AS everything
    FROM (
      SELECT date_diff('day', previous_day, day) AS gap, count(*) AS gaps
      FROM valid_orders
      WHERE previous_day < day
      GROUP BY date_diff('day', previous_day, day)
    ) AS counted
  ) AS cumulated`;

export const inactivityChurnSql = (days: number): string => /* sql */ `
  SELECT ${SELECT_CUTS}, min(first_day) AS since, count(*) AS customers,
    count(*) FILTER (WHERE recency_days > ${days}) AS inactive
  FROM customers
  ${groupByCuts()}
  ${orderByCuts()}`;

interface InactivityCount extends CutRow {
  readonly since: string;
  readonly customers: number;
  readonly inactive: number;
}

const ABOUT = { name: 'inactivity_churn', definitionVersion: 1 } as const;

export const INACTIVITY_CHURN: Metric = {
  ...ABOUT,
  says: `Of all customers with a valid order (denominator), those whose last one was more than D local days before as_of (numerator).
D is the program's \`inactivityDays\`; without it, the 90th percentile of the gaps between a customer's days with an order: the least
number of days that nine in ten gaps do not exceed. D is told as the part \`days\`. Null (NO_GAPS) where D is not set and nobody has
ordered on two days.`,
  async figures(query, run) {
    const { days, gaps } = await inactivityDays(query, run);
    const rows = await query<InactivityCount>(inactivityChurnSql(days ?? 0));
    const counted = rows.filter(({ customers }) => customers > 0);
    const from = counted.reduce((least, row) => (row.since < least ? row.since : least), run.asOf);
    const window = { from, to: run.asOf };
    const reason = days === null ? 'NO_GAPS' : null;
    return [
      figureOf(ABOUT, run, window, {
        cut: { part: 'days' },
        unit: 'days',
        denominator: gaps,
        value: days,
        reason,
      }),
      ...counted.map((row) =>
        shareFigure(
          ABOUT,
          run,
          window,
          cutOf(row),
          { numerator: row.inactive, denominator: row.customers },
          reason,
        ),
      ),
    ];
  },
};

/** @returns `gaps` null where the program says the days */
async function inactivityDays(
  query: Query,
  { settings }: MetricRun,
): Promise<{ readonly days: number | null; readonly gaps: number | null }> {
  if (settings.inactivityDays !== undefined) return { days: settings.inactivityDays, gaps: null };
  const [found] = await query<{ days: number | null; gaps: number | null }>(GAP_PERCENTILE_SQL);
  return found ?? { days: null, gaps: null };
}
