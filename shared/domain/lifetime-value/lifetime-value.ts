import type { LocalDay } from '../calendar.ts';
import type { Fit } from '../statistics/maximum-likelihood.ts';
import { orderExpectation } from './bg-nbd.ts';
import { fitBgNbd } from './bg-nbd-fit.ts';
import type { BgNbdParameter } from './bg-nbd-likelihood.ts';
import { expectedOrderValue } from './gamma-gamma.ts';
import { fitGammaGamma, type GammaGammaParameter } from './gamma-gamma-fit.ts';
import type { CountedHistory } from './ordering-history.ts';
import { historyOf, type Purchases } from './purchases.ts';
import { type CountedRepeatValue, frequencyValueCorrelation, isValued } from './repeat-value.ts';

/** For how long lifetime values are predicted. */
export const PREDICTED_DAYS = 365;

const LEAST_CUSTOMERS = 500;
const LEAST_HISTORY_DAYS = 180;
const RECENT_DAYS = 30;
const LEAST_ORDERS_OF_SOME = 3;

/** Why no lifetime value is predicted; looked for in this order. */
export type NotPredicted =
  | 'TOO_FEW_CUSTOMERS'
  | 'HISTORY_TOO_SHORT'
  | 'NO_RECENT_ORDER'
  | 'NOBODY_WITH_THREE_ORDERS'
  | 'NO_VALUED_REPEATS'
  | 'FIT_NOT_CONVERGED'
  | 'ORDER_VALUE_WITHOUT_MEAN';

/** The two fitted models, and what warns of them. */
export interface LifetimeValueModel {
  readonly ordering: Fit<BgNbdParameter>;
  readonly orderValue: Fit<GammaGammaParameter>;
  /** Null where it cannot be told; far from 0, predictions are wrong for those who order often. */
  readonly frequencyValueCorrelation: number | null;
  /** With repeat orders that are worth nothing together: they are not in the fit of values. */
  readonly customersWithoutValue: number;
}

export type LifetimeValueFit =
  | { readonly model: LifetimeValueModel; readonly reason: null }
  | { readonly model: null; readonly reason: NotPredicted };

/**
 * Fits both models to a shop's customers, or says why they are not to be relied on.
 * @param histories in days, observed to the end of the last complete day
 * @param values of the same customers
 */
export function fitLifetimeValue(
  histories: readonly CountedHistory[],
  values: readonly CountedRepeatValue[],
): LifetimeValueFit {
  const reason = notPredictable(histories) ?? (values.some(isValued) ? null : 'NO_VALUED_REPEATS');
  if (reason !== null) return { model: null, reason };
  const [ordering, orderValue] = [fitBgNbd(histories), fitGammaGamma(values)];
  if (!(ordering.hasConverged && orderValue.hasConverged))
    return { model: null, reason: 'FIT_NOT_CONVERGED' };
  if (orderValue.parameters.q <= 1) return { model: null, reason: 'ORDER_VALUE_WITHOUT_MEAN' };
  const model = {
    ordering,
    orderValue,
    frequencyValueCorrelation: frequencyValueCorrelation(values),
    customersWithoutValue: values
      .filter((row) => row.repeats > 0 && !isValued(row))
      .reduce((sum, { customers }) => sum + customers, 0),
  };
  return { model, reason: null };
}

export type OrderingFit =
  | { readonly ordering: Fit<BgNbdParameter>; readonly reason: null }
  | { readonly ordering: null; readonly reason: NotPredicted };

/**
 * Fits the model of ordering alone, for what asks nothing of money, such as the risk of churn.
 * @param histories in days, observed to the end of the last complete day
 */
export function fitOrdering(histories: readonly CountedHistory[]): OrderingFit {
  const reason = notPredictable(histories);
  if (reason !== null) return { ordering: null, reason };
  const ordering = fitBgNbd(histories);
  return ordering.hasConverged ? { ordering, reason: null } : { ordering: null, reason: 'FIT_NOT_CONVERGED' };
}

/** What the shop as a whole lacks; null where it lacks nothing. */
function notPredictable(histories: readonly CountedHistory[]): NotPredicted | null {
  const customers = histories.reduce((sum, history) => sum + history.customers, 0);
  if (customers < LEAST_CUSTOMERS) return 'TOO_FEW_CUSTOMERS';
  const extremeOf = (of: (history: CountedHistory) => number) =>
    histories.reduce((most, history) => Math.max(most, of(history)), Number.NEGATIVE_INFINITY);
  // The day of the first order and the last complete day both count.
  if (extremeOf(({ age }) => age) + 1 < LEAST_HISTORY_DAYS) return 'HISTORY_TOO_SHORT';
  if (-extremeOf(({ age, lastAt }) => lastAt - age) >= RECENT_DAYS) return 'NO_RECENT_ORDER';
  return extremeOf(({ repeats }) => repeats) + 1 < LEAST_ORDERS_OF_SOME ? 'NOBODY_WITH_THREE_ORDERS' : null;
}

/** In minor units. Predictions have fractions: whoever shows them rounds, once, after adding up. */
export interface LifetimeValue {
  /** Net value to date. */
  readonly historic: number;
  /** Expected orders within 365 days, times the expected value of one. */
  readonly predicted: number;
  readonly total: number;
}

/**
 * Lifetime values by a fitted model, customer by customer.
 * @param until the last day that counts, complete: the day before `as_of`
 */
export function lifetimeValueOf(
  { ordering, orderValue }: LifetimeValueModel,
  until: LocalDay,
): (purchases: Purchases) => LifetimeValue {
  const ordersOf = orderExpectation(ordering.parameters, PREDICTED_DAYS);
  return (purchases) => {
    const history = historyOf(purchases, until);
    const value = { repeats: history.repeats, repeatValue: purchases.repeatValue };
    // With q above 1, which the fit has seen to, every customer has a mean.
    const worth = expectedOrderValue(orderValue.parameters, value) ?? Number.NaN;
    const predicted = ordersOf(history) * worth;
    return { historic: purchases.value, predicted, total: purchases.value + predicted };
  };
}
