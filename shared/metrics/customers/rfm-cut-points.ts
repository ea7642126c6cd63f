import type { Row } from '../../lake/engine.ts';
import type { Metric } from '../metric.ts';
import { figureOf } from '../share-figure.ts';

export const RFM_CUT_POINTS_SQL = /* sql */ `
  SELECT currency, since, cut_points.customers,
    recency_1, recency_2, recency_3, recency_4, orders_1, orders_2, orders_3, orders_4, value_1, value_2, value_3, value_4
  FROM rfm_cut_points AS cut_points
  JOIN (SELECT currency, min(first_day) AS since FROM customer_sums GROUP BY currency) AS begun USING (currency)
  ORDER BY currency`;

interface CutPoints extends Row {
  readonly currency: string;
  readonly since: string;
  readonly customers: number;
}

const MEASURES = [
  { measure: 'recency', unit: 'days' },
  { measure: 'orders', unit: 'count' },
  { measure: 'value', unit: 'minor' },
] as const;

const ABOUT = { name: 'rfm_cut_points', definitionVersion: 1 } as const;

export const RFM_CUTS: Metric = {
  ...ABOUT,
  says: `The four cut points of each measure (part \`recency\`, \`orders\` or \`value\`, step 1 to 4): the least value that at least
step fifths of the customers (denominator) do not exceed. A score is one more than the cut points that are exceeded; of recency, where
less is better, 5 less those.`,
  async figures(query, run) {
    const rows = await query<CutPoints>(RFM_CUT_POINTS_SQL);
    return rows.flatMap((row) =>
      MEASURES.flatMap(({ measure, unit }) =>
        [1, 2, 3, 4].map((step) =>
          figureOf(
            ABOUT,
            run,
            { from: row.since, to: run.asOf },
            {
              cut: { currency: row.currency, part: measure, step },
              unit,
              denominator: row.customers,
              value: Number(row[`${measure}_${step}`]),
            },
          ),
        ),
      ),
    );
  },
};
