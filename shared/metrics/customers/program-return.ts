import { meanOf } from '../../domain/statistics/mean.ts';
import { type Stratum, weightedDifference } from '../../domain/statistics/weighted-difference.ts';
import type { Row } from '../../lake/engine.ts';
import type { Cut, Figure } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { figureOf, type Window } from '../share-figure.ts';
import { LATER_VALUE_DAYS, laterValueColumn } from './later-value.ts';

/**
 * Who was a member within 24 hours of the first order is held against who was not, whatever either became later, since only those who
 * stay can join later. Bands of the first order's value double: 0, 1, 2–3, 4–7 … minor units.
 */
export const programReturnSql = (days: number): string => {
  const sum = (value: string, group: string) => `coalesce(sum(${value}) FILTER (WHERE ${group}), 0)`;
  const value = 'CAST(later_value AS DECIMAL(38, 0))';
  // Exact until they are done: doubles would come out otherwise in another order of rows.
  const sums = ['is_member', 'NOT is_member'].map((group, index) => {
    const name = index === 0 ? 'members' : 'others';
    return `count(*) FILTER (WHERE ${group}) AS ${name}, CAST(${sum(value, group)} AS DOUBLE) AS ${name}_sum,
      CAST(${sum(`${value} * ${value}`, group)} AS DOUBLE) AS ${name}_squares`;
  });
  return /* sql */ `
  SELECT currency, channel, cohort, band, min(first_day) AS since,
    ${sums.join(',\n    ')}
  FROM (
    SELECT currency, channel, cohort, first_day, ${laterValueColumn(days)} AS later_value,
      CASE WHEN first_value_minor < 1 THEN 0 ELSE 1 + CAST(floor(log2(CAST(first_value_minor AS DOUBLE))) AS INTEGER) END AS band,
      coalesce(enrolled_at < first_at + INTERVAL '1' DAY, false) AS is_member
    FROM customers CROSS JOIN run
    WHERE first_at + INTERVAL '${days}' DAY <= as_of_at
  ) AS observed
  GROUP BY currency, channel, cohort, band
  ORDER BY currency, channel, cohort, band`;
};

interface StratumRow extends Row {
  readonly currency: string;
  readonly channel: string;
  readonly since: string;
  readonly members: number;
  readonly members_sum: number;
  readonly members_squares: number;
  readonly others: number;
  readonly others_sum: number;
  readonly others_squares: number;
}

const ABOUT = { name: 'program_return', definitionVersion: 1 } as const;

export const PROGRAM_RETURN: Metric = {
  ...ABOUT,
  says: `Observational: net value of the orders after the first one, until ${LATER_VALUE_DAYS.join(', ')} days after it (step), of customers
who were members within 24 hours of their first order, less that of comparable customers who were not: of the same month, channel and
doubling band of the first order's value, weighted as members are mixed. Part \`difference\`: for each member that has comparable
customers (denominator), with Welch's interval; \`members\` and \`others\`: the two means; \`matched\`: members with comparable customers, of
all. Members chose to join, and may have come back without it: the difference is no effect of the program. Guests who come again
under another name are not recognized, which makes members look better. Null: IMMATURE while nobody has been observed for that long,
NOBODY_COMPARABLE.`,
  async figures(query, run) {
    const found: Figure[] = [];
    for (const days of LATER_VALUE_DAYS) {
      const rows = await query<StratumRow>(programReturnSql(days));
      if (rows.length === 0)
        found.push(
          figureOf(
            ABOUT,
            run,
            { from: run.asOf, to: run.asOf },
            {
              cut: { step: days, part: 'difference' },
              unit: 'minor',
              reason: 'IMMATURE',
            },
          ),
        );
      for (const [currency, all] of Map.groupBy(rows, (row) => row.currency)) {
        found.push(...returnFigures(run, { currency, step: days }, all));
        for (const [channel, ofChannel] of Map.groupBy(all, (row) => row.channel))
          found.push(...returnFigures(run, { currency, channel, step: days }, ofChannel));
      }
    }
    return found;
  },
};

function returnFigures(run: MetricRun, cut: Cut, rows: readonly StratumRow[]): readonly Figure[] {
  const from = rows.reduce((least, { since }) => (since < least ? since : least), run.asOf);
  const window = { from, to: run.asOf };
  const comparable = rows.filter(({ members, others }) => members > 1 && others > 1);
  const members = rows.reduce((sum, row) => sum + row.members, 0);
  const matched = comparable.reduce((sum, row) => sum + row.members, 0);
  const share = figureOf(ABOUT, run, window, {
    cut: { ...cut, part: 'matched' },
    unit: 'ratio',
    numerator: matched,
    denominator: members,
    value: members === 0 ? null : matched / members,
    reason: members === 0 ? 'NO_CUSTOMERS' : null,
  });
  return [...differenceFigures(run, window, cut, comparable, matched), share];
}

function differenceFigures(
  run: MetricRun,
  window: Window,
  cut: Cut,
  comparable: readonly StratumRow[],
  matched: number,
): readonly Figure[] {
  const of = (part: string, told: Partial<Figure>): Figure =>
    figureOf(ABOUT, run, window, { cut: { ...cut, part }, unit: 'minor', denominator: matched, ...told });
  if (comparable.length === 0) return [of('difference', { reason: 'NOBODY_COMPARABLE' })];
  const { first, second, difference, interval } = weightedDifference(comparable.map(stratumOf));
  const told = (value: number) => ({ numerator: Math.round(value * matched), value });
  return [
    of('difference', {
      ...told(difference),
      interval: interval === null ? null : { low: interval.from, high: interval.to },
    }),
    of('members', told(first)),
    of('others', told(second)),
  ];
}

const stratumOf = (row: StratumRow): Stratum => ({
  first: meanOf({ n: row.members, sum: row.members_sum, sumOfSquares: row.members_squares }),
  second: meanOf({ n: row.others, sum: row.others_sum, sumOfSquares: row.others_squares }),
});
