import type { Row } from '../../lake/engine.ts';
import type { Figure } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { figureOf, shareFigure } from '../share-figure.ts';
import { RFM_GROUP_NAMES } from './rfm-groups.ts';

export const RFM_SEGMENTS_SQL = /* sql */ `
  SELECT currency, segment, min(first_day) AS since, count(*) AS customers, CAST(sum(value_minor) AS BIGINT) AS value_minor
  FROM customers
  GROUP BY currency, segment
  ORDER BY currency, segment`;

interface SegmentCount extends Row {
  readonly currency: string;
  readonly segment: string;
  readonly since: string;
  readonly customers: number;
  readonly value_minor: number;
}

const ABOUT = { name: 'rfm', definitionVersion: 1 } as const;
const total = (rows: readonly SegmentCount[], of: (row: SegmentCount) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

export const RFM: Metric = {
  ...ABOUT,
  says: `Customers by group, of all customers whose first valid order was in the same currency (part \`customers\`), and the net value
of their orders in it, of that of all (part \`value\`); both as shares, counts and sums being numerator and denominator. Recency (local
days since the last valid order), orders (all valid ones) and value are each scored 1 to 5 by the quintile cut points of \`rfm_cut_points\`;
equal values share a score. The groups' table is in the documentation.`,
  async figures(query, run) {
    const rows = await query<SegmentCount>(RFM_SEGMENTS_SQL);
    const currencies = Map.groupBy(rows, ({ currency }) => currency);
    return [...currencies].flatMap(([currency, all]) => {
      const from = all.reduce((least, { since }) => (since < least ? since : least), run.asOf);
      const window = { from, to: run.asOf };
      const [customers, value] = [total(all, (row) => row.customers), total(all, (row) => row.value_minor)];
      return RFM_GROUP_NAMES.flatMap((segment): Figure[] => {
        const row = all.find((each) => each.segment === segment);
        const cut = { currency, segment };
        const worth = row?.value_minor ?? 0;
        return [
          shareFigure(
            ABOUT,
            run,
            window,
            { ...cut, part: 'customers' },
            { numerator: row?.customers ?? 0, denominator: customers },
          ),
          figureOf(ABOUT, run, window, {
            cut: { ...cut, part: 'value' },
            unit: 'ratio',
            numerator: worth,
            denominator: value,
            value: value === 0 ? null : worth / value,
            reason: value === 0 ? 'NO_VALUE' : null,
          }),
        ];
      });
    });
  },
};
