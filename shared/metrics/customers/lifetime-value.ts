import { fitLifetimeValue, PREDICTED_DAYS } from '../../domain/lifetime-value/lifetime-value.ts';
import { meanInterval, meanOf } from '../../domain/statistics/mean.ts';
import type { Cut, Figure } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { figureOf, type Window } from '../share-figure.ts';
import { customerGroups, sumByCut } from './customer-groups.ts';
import { ABOUT, modelFigures } from './lifetime-value-model.ts';
import { countedPurchases } from './ordering-histories.ts';
import { distributionOf } from './value-distribution.ts';
import { addValues, type GroupValue, predictionBy, type ValueSums, valuesOfCohort } from './value-sums.ts';

export const LIFETIME_VALUE: Metric = {
  ...ABOUT,
  says: `Mean net value of a customer in one currency: to date (part \`historic\`, with Student's interval of the mean), expected over the
next ${PREDICTED_DAYS} days (\`predicted\`: expected orders by BG/NBD times expected value of one by Gamma-Gamma), and both (\`total\`). Numerator:
minor units of all customers together; denominator: customers with a valid order in the currency, by its orders alone. Distribution:
percentiles of customers (parts such as \`historic p50\`) and the share that the most valuable tenth has (\`historic top tenth\`). The
models' parameters with their intervals are parts such as \`bg_nbd r\`. Predictions are null with the reason while the shop is too small,
too young or too quiet for the models; they have no interval.`,
  async figures(query, run) {
    const groups = await customerGroups(query);
    if (groups.since === null) return [];
    const window = { from: groups.since, to: run.asOf };
    const fits = new Map(
      [...(await countedPurchases(query))].map(([currency, { histories, values }]) => [
        currency,
        fitLifetimeValue(histories, values),
      ]),
    );
    const predictions = new Map(
      [...fits].flatMap(([currency, { model }]) =>
        model === null ? [] : [[currency, predictionBy(model)] as const],
      ),
    );
    const told: GroupValue[] = [];
    for (const cohort of groups.cohorts) told.push(...(await valuesOfCohort(query, cohort, predictions)));
    return [...fits].flatMap(([currency, fit]) => {
      const ofCurrency = told.filter((each) => each.currency === currency);
      const sums = sumByCut(groups, ofCurrency, addValues);
      return [
        ...sums.flatMap((each) =>
          valueFigures(run, window, { currency, ...each.cut }, each.sums, fit.reason),
        ),
        ...distributionFigures(run, window, currency, 'historic', ofCurrency),
        ...(fit.model === null ? [] : distributionFigures(run, window, currency, 'total', ofCurrency)),
        ...modelFigures(run, window, currency, fit),
      ];
    });
  },
};

function valueFigures(
  run: MetricRun,
  window: Window,
  cut: Cut,
  { customers, historic, historicSquares, predicted }: ValueSums,
  reason: string | null,
): readonly Figure[] {
  const sums = { n: customers, sum: historic, sumOfSquares: historicSquares };
  const { from: low, to: high } = customers > 1 ? meanInterval(meanOf(sums)) : { from: null, to: null };
  const of = (part: string, value: number): Figure => {
    const numerator = Math.round(value);
    const told = { numerator, value: numerator / customers };
    const isPredicted = part !== 'historic';
    return figureOf(ABOUT, run, window, {
      cut: { ...cut, part },
      unit: 'minor',
      denominator: customers,
      ...(isPredicted && reason !== null ? { reason } : told),
      interval: isPredicted || low === null ? null : { low, high },
    });
  };
  return [of('historic', historic), of('predicted', predicted), of('total', historic + predicted)];
}

function distributionFigures(
  run: MetricRun,
  window: Window,
  currency: string,
  part: 'historic' | 'total',
  values: readonly GroupValue[],
): readonly Figure[] {
  const { customers, total, topTenth, percentiles } = distributionOf(values.flatMap((each) => each[part]));
  const top = { numerator: Math.round(topTenth), denominator: Math.round(total) };
  return [
    ...[...percentiles].map(([percentile, value]) =>
      figureOf(ABOUT, run, window, {
        cut: { currency, part: `${part} p${percentile}` },
        unit: 'minor',
        denominator: customers,
        value: Math.round(value),
      }),
    ),
    figureOf(ABOUT, run, window, {
      cut: { currency, part: `${part} top tenth` },
      unit: 'ratio',
      ...top,
      value: top.denominator === 0 ? null : top.numerator / top.denominator,
      reason: top.denominator === 0 ? 'NO_VALUE' : null,
    }),
  ];
}
