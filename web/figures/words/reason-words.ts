import type { Figure } from '../../../shared/metrics/figure.ts';
import { wordOf } from './word-of.ts';

/** Of a difference whose interval is told without a value. */
export const INCONCLUSIVE = 'INCONCLUSIVE';

/** Why a figure has no value yet, so that whoever reads it knows what to wait for, or what to tell the program. */
const REASONS: Readonly<Record<string, string>> = {
  FIT_NOT_CONVERGED: 'no model fits its customers',
  HISTORY_TOO_SHORT: 'its history is too short to fit a model to',
  IMMATURE: 'not everyone has been observed for long enough',
  INCONCLUSIVE: 'its interval holds no difference, too',
  MIXED_EXPERIMENTS: 'members were asked by several experiments of that name',
  MONTH_RUNNING: 'the month is not over',
  NOBODY: 'nobody belongs to it',
  NOBODY_COMPARABLE: 'there are too few customers to compare',
  NOT_PAID_BACK: 'the margin has not reached the cost so far',
  NOBODY_WITH_THREE_ORDERS: 'nobody has ordered three times, so no model can be fitted',
  NOT_TOLD: 'the model does not tell it',
  NO_ANSWERS: 'nobody has answered',
  NO_CURRENCY: 'the program does not tell its currency',
  NO_CUSTOMERS: 'nobody belongs to it',
  NO_ESTIMATE: 'nothing tells how many points will be redeemed',
  NO_FINISHED_VINTAGE: 'no month has had all its points redeemed, expired or taken back',
  NO_GAPS: 'nobody has ordered on two days, so nothing tells which pause is usual',
  NO_GOAL: 'the trigger has no goal',
  NO_GROSS_MARGIN: 'the program does not tell its gross margin',
  NO_HOLDOUT: 'nobody is held out to compare with',
  NO_PLAN: 'the program tells no experiment of it',
  NO_POINTS_ISSUED: 'no points were issued',
  NO_POINT_VALUE: 'the program does not tell what a point is worth',
  NO_RECENT_ORDER: 'no order is recent enough to fit a model to',
  NO_SPEND: 'no spend was imported for it',
  NO_VALUE: 'no order in it has a value',
  NO_VALUED_REPEATS: 'no repeated order has a value',
  NO_VARIATION: 'all spent the same, so nothing tells how sure one may be',
  ORDER_VALUE_WITHOUT_MEAN: 'the values of orders differ too much for a model',
  SAMPLE_RATIO_MISMATCH: 'its groups are not as they were planned, so no comparison of them is to be trusted',
  SEVERAL_CURRENCIES: 'it was sold in several currencies',
  TOO_FEW_ASSIGNED: 'too few members were assigned',
  TOO_FEW_BUYERS: 'too few of its members bought anything',
  TOO_FEW_CUSTOMERS: 'there are too few customers to fit a model to',
  WINDOW_OPEN: 'the last members have not been observed for long enough',
};

/** @returns the reason as a clause; of a code that is not known, its words */
export const reasonWords = (reason: string | null): string =>
  reason === null
    ? 'no reason was told'
    : (wordOf(REASONS, reason) ?? reason.replaceAll('_', ' ').toLocaleLowerCase('en'));

/** What stands where a value would. */
export const notYet = ({ reason }: Pick<Figure, 'reason'>): string =>
  `${reason === INCONCLUSIVE ? 'inconclusive' : 'not yet'}: ${reasonWords(reason)}`;
