import type { Likelihood } from '../statistics/maximum-likelihood.ts';
import { type CountedHistory, checkHistory, inOrder } from './ordering-history.ts';

/**
 * The BG/NBD model: while alive, a customer orders at random at a rate λ, and after each repeat order drops out with probability p.
 * Rates vary among customers as a gamma distribution with shape r and scale parameter α (in the unit of time), p as a beta
 * distribution with a and b.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export type BgNbdParameter = keyof BgNbd;
export const BG_NBD_PARAMETERS: readonly BgNbdParameter[] = ['r', 'alpha', 'a', 'b'];

/**
 * The likelihood of histories under the model, with its derivatives. Each distinct history is one term, however many customers
 * have it; logarithms are of distinct times only. As repeats are whole numbers, quotients of gamma functions are products:
 * Γ(r + x)/Γ(r) = r·(r + 1)·…·(r + x − 1), which loses no digits, and whose derivatives are sums.
 * Sources: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way: an alternative to the Pareto/NBD
 * model, Marketing Science 24 (2005), 275–284; the sum of two powers in it is taken as the logarithm of a sum of
 * exponentials, so that no history is too long or too busy: P. S. Fader and B. G. S. Hardie, Overcoming the BG/NBD model's #NUM!
 * error problem (2013), note 027 of brucehardie.com.
 * @throws RangeError on a history that nobody can have
 */
export function bgNbdLikelihood(histories: readonly CountedHistory[]): Likelihood<BgNbdParameter> {
  const data = columnsOf(histories);
  return {
    names: BG_NBD_PARAMETERS,
    observations: data.customers.reduce((sum, each) => sum + each, 0),
    at: (parameters) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
      return likelihoodAt({ r, alpha, a, b }, data);
    },
  };
}

/** Histories by column; a time is its place among the distinct times. */
interface Columns {
  readonly repeats: Float64Array;
  readonly lastAt: Int32Array;
  readonly age: Int32Array;
  readonly customers: Float64Array;
  readonly times: Float64Array;
  /** How many customers have more than 0, 1, 2, … repeat orders. */
  readonly withMore: Float64Array;
}

function columnsOf(histories: readonly CountedHistory[]): Columns {
  const rows = inOrder(histories);
  for (const row of rows) checkHistory(row);
  const times = Float64Array.from(new Set(rows.flatMap(({ lastAt, age }) => [lastAt, age])));
  const placeOf = new Map(Array.from(times, (time, place) => [time, place]));
  const withMore = new Float64Array(rows.at(-1)?.repeats ?? 0);
  for (const { repeats, customers } of rows)
    if (repeats > 0) withMore[repeats - 1] = (withMore[repeats - 1] ?? 0) + customers;
  for (let more = withMore.length - 2; more >= 0; more -= 1)
    withMore[more] = (withMore[more] ?? 0) + (withMore[more + 1] ?? 0);
  return {
    repeats: Float64Array.from(rows, ({ repeats }) => repeats),
    lastAt: Int32Array.from(rows, ({ lastAt }) => placeOf.get(lastAt) ?? 0),
    age: Int32Array.from(rows, ({ age }) => placeOf.get(age) ?? 0),
    customers: Float64Array.from(rows, ({ customers }) => customers),
    times,
    withMore,
  };
}

interface Sum {
  value: number;
  r: number;
  alpha: number;
  a: number;
  b: number;
}

function likelihoodAt(model: BgNbd, data: Columns) {
  const sum: Sum = { value: 0, r: 0, alpha: 0, a: 0, b: 0 };
  addRepeats(sum, model, data);
  addTimes(sum, model, data);
  return { value: sum.value, gradient: [sum.r, sum.alpha, sum.a, sum.b] };
}

/** Of Γ(r + x)/Γ(r) · B(a, b + x)/B(a, b), one factor for each repeat order. */
function addRepeats(sum: Sum, { r, a, b }: BgNbd, { withMore }: Columns): void {
  for (const [repeat, customers] of withMore.entries()) {
    sum.value += customers * (Math.log(r + repeat) + Math.log((b + repeat) / (a + b + repeat)));
    sum.r += customers / (r + repeat);
    sum.a -= customers / (a + b + repeat);
    sum.b += customers * (a / ((b + repeat) * (a + b + repeat)));
  }
}

/** Of α^r · ((α + T)^−(r + x) + a/(b + x − 1)·(α + t_x)^−(r + x)): alive still, or dropped out at the last repeat order. */
function addTimes(sum: Sum, { r, alpha, a, b }: BgNbd, data: Columns): void {
  const logs = data.times.map((time) => Math.log(alpha + time));
  const logAlpha = Math.log(alpha);
  const logA = Math.log(a);
  // Most of a fit's time is spent here: by index, as iterators and pairs take longer than the arithmetic.
  for (let row = 0; row < data.customers.length; row += 1) {
    const customers = data.customers[row] ?? 0;
    const repeats = data.repeats[row] ?? 0;
    const last = data.lastAt[row] ?? 0;
    const age = data.age[row] ?? 0;
    const logLast = logs[last] ?? 0;
    const logAge = logs[age] ?? 0;
    const orders = r + repeats;
    const odds =
      repeats === 0
        ? Number.NEGATIVE_INFINITY
        : logA - Math.log(b + repeats - 1) + orders * (logAge - logLast);
    const gone = 1 / (1 + Math.exp(-odds));
    const either = odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds));
    sum.value += customers * (r * logAlpha - orders * logAge + either);
    sum.r += customers * (logAlpha - logAge + gone * (logAge - logLast));
    const rates = (1 - gone) / (alpha + (data.times[age] ?? 0)) + gone / (alpha + (data.times[last] ?? 0));
    sum.alpha += customers * (r / alpha - orders * rates);
    sum.a += (customers * gone) / a;
    if (repeats > 0) sum.b -= (customers * gone) / (b + repeats - 1);
  }
}
