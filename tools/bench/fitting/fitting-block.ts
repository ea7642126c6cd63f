import { readFileSync } from 'node:fs';
import { fitBgNbd } from '../../../shared/domain/lifetime-value/bg-nbd-fit.ts';
import { fitGammaGamma } from '../../../shared/domain/lifetime-value/gamma-gamma-fit.ts';
import { lifetimeValueOf } from '../../../shared/domain/lifetime-value/lifetime-value.ts';
import { countHistories } from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { historyOf, type Purchases, purchasesOf } from '../../../shared/domain/lifetime-value/purchases.ts';
import { countRepeatValues } from '../../../shared/domain/lifetime-value/repeat-value.ts';
import { cdnowOrders, dayOf } from './cdnow.ts';
import { drawCustomers } from './drawn-customers.ts';

export type FittedShop = { readonly sample: string } | { readonly customers: number };

export interface FittingBlock {
  readonly shop: FittedShop;
  /** How often the same is fitted; the first time, which compiles, is dropped. */
  readonly rounds: number;
}

export interface FittingResult {
  readonly customers: number;
  /** Distinct rows, each of which is one term of a likelihood. */
  readonly histories: number;
  readonly values: number;
  /** Of the rounds that count. */
  readonly orderingMs: readonly number[];
  readonly orderValueMs: readonly number[];
  /** A lifetime value for every customer. */
  readonly predictingMs: readonly number[];
  readonly hasConverged: boolean;
  readonly parameters: Readonly<Record<string, number>>;
}

const TRUTH = {
  ordering: { r: 0.6, alpha: 40, a: 0.9, b: 3 },
  orderValue: { p: 4, q: 5, gamma: 6_000 },
};
const UNTIL = 20_000;
const OLDEST_DAYS = 730;

/** Fits both models and predicts, in a process of its own, from rows as one query delivers them. */
export async function runBlock({ shop, rounds }: FittingBlock, step: () => void): Promise<FittingResult> {
  const { purchases, until } = purchasesOfShop(shop);
  const histories = countHistories(purchases.map((each) => historyOf(each, until)));
  const values = countRepeatValues(
    purchases.map(({ orderDays, repeatValue }) => ({ repeats: orderDays - 1, repeatValue })),
  );
  const times: Record<'orderingMs' | 'orderValueMs' | 'predictingMs', number[]> = {
    orderingMs: [],
    orderValueMs: [],
    predictingMs: [],
  };
  let last: Pick<FittingResult, 'hasConverged' | 'parameters'> = { hasConverged: false, parameters: {} };
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const ordering = fitBgNbd(histories);
    const ordered = performance.now();
    const orderValue = fitGammaGamma(values);
    const valued = performance.now();
    const model = { ordering, orderValue, frequencyValueCorrelation: null, customersWithoutValue: 0 };
    const of = lifetimeValueOf(model, until);
    const sum = purchases.reduce((all, each) => all + of(each).predicted, 0);
    const predicted = performance.now();
    if (round > 0) {
      times.orderingMs.push(ordered - begun);
      times.orderValueMs.push(valued - ordered);
      times.predictingMs.push(predicted - valued);
    }
    last = {
      hasConverged: ordering.hasConverged && orderValue.hasConverged && Number.isFinite(sum),
      parameters: { ...ordering.parameters, ...orderValue.parameters },
    };
    step();
  }
  return {
    customers: purchases.length,
    histories: histories.length,
    values: values.length,
    ...times,
    ...last,
  };
}

function purchasesOfShop(shop: FittedShop): { purchases: readonly Purchases[]; until: number } {
  if ('customers' in shop) return { purchases: drawnPurchases(shop.customers), until: UNTIL };
  const until = dayOf('19970930');
  return { purchases: purchasesOf(cdnowOrders(readFileSync(shop.sample, 'utf8')), until), until };
}

/** In whole days and minor units, as a shop's orders are: that is what lets histories be alike. */
function drawnPurchases(customers: number): Purchases[] {
  const drawn = drawCustomers(TRUTH, { customers, seed: 1, ages: [0, OLDEST_DAYS], later: 0 });
  return drawn.map(({ repeats, lastAt, age, repeatValue }, index) => {
    const firstDay = UNTIL - Math.ceil(age);
    const value = Math.round(repeatValue);
    return {
      customerId: `c-${index}`,
      firstDay,
      lastDay: firstDay + Math.ceil(lastAt),
      orderDays: repeats + 1,
      value,
      repeatValue: value,
    };
  });
}
