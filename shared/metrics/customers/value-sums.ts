import { orderExpectation } from '../../domain/lifetime-value/bg-nbd.ts';
import { expectedOrderValue } from '../../domain/lifetime-value/gamma-gamma.ts';
import { type LifetimeValueModel, PREDICTED_DAYS } from '../../domain/lifetime-value/lifetime-value.ts';
import type { Query } from '../../lake/engine.ts';
import type { MonthIndex } from '../months.ts';
import { type HistoryRow, historyOfRow, purchasesOfCohortSql } from './ordering-histories.ts';
import type { CountedValue } from './value-distribution.ts';

/** Of the customers of a group in one currency; `predicted` is 0 where nothing is predicted. */
export interface ValueSums {
  readonly customers: number;
  readonly historic: number;
  readonly historicSquares: number;
  readonly predicted: number;
}

export interface GroupValue {
  readonly currency: string;
  readonly groupNumber: number;
  readonly cohort: MonthIndex;
  readonly sums: ValueSums;
  readonly historic: readonly CountedValue[];
  readonly total: readonly CountedValue[];
}

interface PurchaseRow extends HistoryRow {
  readonly currency: string;
  readonly group_number: number;
  readonly value_minor: number;
  readonly repeat_value_minor: number;
}

/** What one of a row's customers is to be expected to spend. */
export type Prediction = (row: PurchaseRow) => number;

export function predictionBy({ ordering, orderValue }: LifetimeValueModel): Prediction {
  const ordersOf = orderExpectation(ordering.parameters, PREDICTED_DAYS);
  return (row) => {
    const { repeats, repeat_value_minor: repeatValue } = row;
    // With q above 1, which the fit has seen to, every customer has a mean.
    const worth = expectedOrderValue(orderValue.parameters, { repeats, repeatValue }) ?? Number.NaN;
    return ordersOf(historyOfRow(row)) * worth;
  };
}

/** @param predictions by currency; a currency without one is told historic values only */
export async function valuesOfCohort(
  query: Query,
  cohort: MonthIndex,
  predictions: ReadonlyMap<string, Prediction>,
): Promise<readonly GroupValue[]> {
  const rows = await query<PurchaseRow>(purchasesOfCohortSql(cohort));
  const groups = Map.groupBy(rows, ({ currency, group_number }) => `${currency} ${group_number}`);
  return [...groups.values()].flatMap((ofGroup) => {
    const [first] = ofGroup;
    if (first === undefined) return [];
    const predict = predictions.get(first.currency) ?? (() => 0);
    return [
      { currency: first.currency, groupNumber: first.group_number, cohort, ...sumsOf(ofGroup, predict) },
    ];
  });
}

function sumsOf(rows: readonly PurchaseRow[], predict: Prediction) {
  const [historic, total]: [CountedValue[], CountedValue[]] = [[], []];
  const sums = { customers: 0, historic: 0, historicSquares: 0, predicted: 0 };
  for (const row of rows) {
    const { customers, value_minor: value } = row;
    const predicted = predict(row);
    historic.push({ value, customers });
    total.push({ value: value + predicted, customers });
    sums.customers += customers;
    sums.historic += customers * value;
    sums.historicSquares += customers * value ** 2;
    sums.predicted += customers * predicted;
  }
  return { sums, historic, total };
}

export const addValues = (a: ValueSums, b: ValueSums): ValueSums => ({
  customers: a.customers + b.customers,
  historic: a.historic + b.historic,
  historicSquares: a.historicSquares + b.historicSquares,
  predicted: a.predicted + b.predicted,
});
