import { churnRisk } from '../../domain/lifetime-value/bg-nbd.ts';
import type { BgNbd } from '../../domain/lifetime-value/bg-nbd-likelihood.ts';
import { CHURN_WITHIN_DAYS, type ChurnBand, churnBand } from '../../domain/lifetime-value/churn-band.ts';
import { fitOrdering } from '../../domain/lifetime-value/lifetime-value.ts';
import type { Query } from '../../lake/engine.ts';
import type { Figure } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import type { MonthIndex } from '../months.ts';
import { figureOf, type Window } from '../share-figure.ts';
import { customerGroups, sumByCut } from './customer-groups.ts';
import { HISTORIES_SQL, type HistoryRow, historiesOfCohortSql, historyOfRow } from './ordering-histories.ts';

/** Customers by band, and the risks of all added up. */
type RiskSums = Readonly<Record<ChurnBand | 'customers' | 'risk', number>>;
interface GroupRisk {
  readonly groupNumber: number;
  readonly cohort: MonthIndex;
  readonly sums: RiskSums;
}

const BANDS: readonly ChurnBand[] = ['low', 'medium', 'high'];
const NOBODY: RiskSums = { customers: 0, risk: 0, low: 0, medium: 0, high: 0 };
const ABOUT = { name: 'churn_risk', definitionVersion: 1 } as const;

export const CHURN_RISK: Metric = {
  ...ABOUT,
  says: `The probability that a customer places no valid order in the next ${CHURN_WITHIN_DAYS} days, by the BG/NBD model fitted to all
customers. Part \`mean\`: its mean; parts \`low\` (below 33 %), \`medium\` and \`high\` (above 66 %): customers of that band (numerator) of
all (denominator). A prediction, without an interval. Null with the reason while the shop is too small, too young or too quiet for
the model.`,
  async figures(query, run) {
    const groups = await customerGroups(query);
    if (groups.since === null) return [];
    const window = { from: groups.since, to: run.asOf };
    const histories = (await query<HistoryRow>(HISTORIES_SQL)).map(historyOfRow);
    const { ordering, reason } = fitOrdering(histories);
    if (ordering === null) return [figureOf(ABOUT, run, window, { cut: {}, unit: 'ratio', reason })];
    const told: GroupRisk[] = [];
    for (const cohort of groups.cohorts)
      told.push(...(await risksOfCohort(query, cohort, ordering.parameters)));
    return sumByCut(groups, told, add).flatMap(({ cut, sums }) => riskFigures(run, window, cut, sums));
  },
};

async function risksOfCohort(query: Query, cohort: MonthIndex, model: BgNbd): Promise<readonly GroupRisk[]> {
  const rows = await query<HistoryRow & { readonly group_number: number }>(historiesOfCohortSql(cohort));
  return [...Map.groupBy(rows, ({ group_number }) => group_number)].map(([groupNumber, ofGroup]) => ({
    groupNumber,
    cohort,
    sums: ofGroup.reduce((sums, row) => {
      const risk = churnRisk(model, historyOfRow(row), CHURN_WITHIN_DAYS);
      const added = {
        customers: row.customers,
        risk: row.customers * risk,
        [churnBand(risk)]: row.customers,
      };
      return add(sums, { ...NOBODY, ...added });
    }, NOBODY),
  }));
}

const add = (a: RiskSums, b: RiskSums): RiskSums => ({
  customers: a.customers + b.customers,
  risk: a.risk + b.risk,
  low: a.low + b.low,
  medium: a.medium + b.medium,
  high: a.high + b.high,
});

function riskFigures(run: MetricRun, window: Window, cut: Figure['cut'], sums: RiskSums): readonly Figure[] {
  const { customers } = sums;
  return [
    figureOf(ABOUT, run, window, {
      cut: { ...cut, part: 'mean' },
      unit: 'ratio',
      numerator: sums.risk,
      denominator: customers,
      value: sums.risk / customers,
    }),
    ...BANDS.map((band) =>
      figureOf(ABOUT, run, window, {
        cut: { ...cut, part: band },
        unit: 'ratio',
        numerator: sums[band],
        denominator: customers,
        value: sums[band] / customers,
      }),
    ),
  ];
}
