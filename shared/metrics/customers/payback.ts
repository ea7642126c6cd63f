import type { Row } from '../../lake/engine.ts';
import type { Figure } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { firstDayOf, type MonthIndex, runningMonth } from '../months.ts';
import { figureOf } from '../share-figure.ts';
import { type Acquisition, acquisitions, missing } from './acquisition-cost.ts';
import { immatureUntilOver } from './month-counts.ts';

/** What customers spent in each month, in the currency of their first order, by the month of it. */
export const COHORT_VALUE_SQL = /* sql */ `
  SELECT first_month AS cohort, currency, month, CAST(sum(net_minor) AS BIGINT) AS value_minor
  FROM valid_orders
  WHERE currency = first_currency
  GROUP BY first_month, currency, month
  ORDER BY first_month, currency, month`;

interface ValueRow extends Row {
  readonly cohort: MonthIndex;
  readonly currency: string;
  readonly month: MonthIndex;
  readonly value_minor: number;
}

const ABOUT = { name: 'payback', definitionVersion: 1 } as const;

export const PAYBACK: Metric = {
  ...ABOUT,
  says: `The first complete month at whose end a cohort's gross margin to date (numerator: the program's \`grossMargin\` times the net
value of all its valid orders in its currency) has reached what was spent to win it (denominator), both for all its customers together;
the value is that month's number, 0 being the month of the first orders itself. Null: NO_GROSS_MARGIN where the program names none,
NO_SPEND, NO_CUSTOMERS, IMMATURE until the cohort's month is over, NOT_PAID_BACK so far.`,
  async figures(query, run) {
    const values = Map.groupBy(
      await query<ValueRow>(COHORT_VALUE_SQL),
      ({ cohort, currency }) => `${cohort} ${currency}`,
    );
    return (await acquisitions(query))
      .filter(({ channel }) => channel === null)
      .map((each) => paybackFigure(run, each, values.get(`${each.month} ${each.currency}`) ?? []));
  },
};

function paybackFigure(run: MetricRun, acquisition: Acquisition, values: readonly ValueRow[]): Figure {
  const { month, currency, spendMinor, customers } = acquisition;
  const { grossMargin } = run.settings;
  const cut = { cohort: firstDayOf(month), currency };
  const running = runningMonth(run);
  const reason =
    grossMargin === undefined
      ? 'NO_GROSS_MARGIN'
      : (immatureUntilOver(month, run) ?? missing(spendMinor, customers));
  const untold = { from: firstDayOf(month), to: firstDayOf(Math.max(running, month + 1)) };
  if (reason !== null || grossMargin === undefined || spendMinor === null)
    return figureOf(ABOUT, run, untold, { cut, unit: 'months', denominator: spendMinor, reason });
  let [value, margin] = [0, 0];
  for (const row of values) {
    if (row.month >= running) break;
    value += row.value_minor;
    // A millionth of a minor unit is an error of binary fractions: 29 % of 100 would else be less than 29.
    margin = Math.round(value * grossMargin * 1e6) / 1e6;
    if (margin >= spendMinor) {
      const window = { from: firstDayOf(month), to: firstDayOf(row.month + 1) };
      const told = { numerator: Math.round(margin), denominator: spendMinor, value: row.month - month };
      return figureOf(ABOUT, run, window, { cut, unit: 'months', ...told });
    }
  }
  return figureOf(ABOUT, run, untold, {
    cut,
    unit: 'months',
    numerator: Math.round(margin),
    denominator: spendMinor,
    reason: 'NOT_PAID_BACK',
  });
}
