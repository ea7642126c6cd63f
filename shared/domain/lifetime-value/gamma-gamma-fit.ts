import { digamma } from '../statistics/digamma.ts';
import { logGamma } from '../statistics/log-gamma.ts';
import { type Fit, type Likelihood, mostLikely } from '../statistics/maximum-likelihood.ts';
import type { GammaGamma } from './gamma-gamma.ts';
import { type CountedRepeatValue, inOrder, isValued } from './repeat-value.ts';

export type GammaGammaParameter = keyof GammaGamma;
export const GAMMA_GAMMA_PARAMETERS: readonly GammaGammaParameter[] = ['p', 'q', 'gamma'];

/** Shapes to begin from; the third parameter is the one with which the mean is that of the data. */
const STARTS = [
  { p: 1, q: 3 },
  { p: 6, q: 4 },
  { p: 2, q: 10 },
] as const;

/**
 * The Gamma-Gamma model that makes the values of repeat orders most likely, over customers who have some.
 * @throws RangeError where nobody has: ask `isValued` first
 */
export function fitGammaGamma(values: readonly CountedRepeatValue[]): Fit<GammaGammaParameter> {
  const valued = inOrder(values.filter(isValued));
  const customers = valued.reduce((sum, each) => sum + each.customers, 0);
  if (customers === 0)
    throw new RangeError(
      `none of ${values.length} rows has repeat orders of a value above 0; fit no model to them`,
    );
  const mean =
    valued.reduce((sum, row) => sum + (row.customers * row.repeatValue) / row.repeats, 0) / customers;
  return mostLikely(
    gammaGammaLikelihood(valued),
    STARTS.map(({ p, q }) => [p, q, (mean * (q - 1)) / p]),
  );
}

/**
 * The likelihood of the mean values m of x repeat orders each, with its derivatives: Γ(px + q)/(Γ(px)Γ(q)) ·
 * γ^q·m^(px − 1)·x^(px)/(γ + xm)^(px + q). Gamma functions are computed once for each number of orders.
 * Source: P. S. Fader and B. G. S. Hardie, The Gamma-Gamma model of monetary value (2013), note 025 of brucehardie.com, equation 1a.
 * @param values all of them with repeat orders of a value above 0
 */
export function gammaGammaLikelihood(values: readonly CountedRepeatValue[]): Likelihood<GammaGammaParameter> {
  const byRepeats = [...Map.groupBy(values, ({ repeats }) => repeats)].map(([repeats, rows]) =>
    columnsOf(repeats, rows),
  );
  return {
    names: GAMMA_GAMMA_PARAMETERS,
    observations: byRepeats.reduce((sum, { customers }) => sum + customers, 0),
    at: ([p = 0, q = 0, gamma = 0]) => {
      const parts = byRepeats.map((columns) => partOf(columns, { p, q, gamma }));
      const sumOf = (index: number) => parts.reduce((sum, part) => sum + (part[index] ?? 0), 0);
      return { value: sumOf(0), gradient: [sumOf(1), sumOf(2), sumOf(3)] };
    },
  };
}

/** Customers with the same number of repeat orders. */
interface Columns {
  readonly repeats: number;
  readonly customers: number;
  readonly totals: Float64Array;
  readonly counts: Float64Array;
  readonly sumOfLogs: number;
}

function columnsOf(repeats: number, rows: readonly CountedRepeatValue[]): Columns {
  const sumOf = (of: (row: CountedRepeatValue) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    repeats,
    customers: sumOf(({ customers }) => customers),
    totals: Float64Array.from(rows, ({ repeatValue }) => repeatValue),
    counts: Float64Array.from(rows, ({ customers }) => customers),
    sumOfLogs: sumOf(({ customers, repeatValue }) => customers * Math.log(repeatValue)),
  };
}

/** The logarithm and its derivatives by p, q and γ. With the total s = xm, m^(px − 1)·x^(px) is s^(px)·x/s. */
function partOf(
  { repeats, customers, totals, counts, sumOfLogs }: Columns,
  { p, q, gamma }: GammaGamma,
): readonly number[] {
  const [own, both] = [p * repeats, p * repeats + q];
  let [logs, inverses] = [0, 0];
  for (let row = 0; row < totals.length; row += 1) {
    const [total, count] = [gamma + (totals[row] ?? 0), counts[row] ?? 0];
    logs += count * Math.log(total);
    inverses += count / total;
  }
  const constant = logGamma(both) - logGamma(own) - logGamma(q) + q * Math.log(gamma) + Math.log(repeats);
  const ofBoth = digamma(both);
  return [
    customers * constant + (own - 1) * sumOfLogs - both * logs,
    repeats * (customers * (ofBoth - digamma(own)) + sumOfLogs - logs),
    customers * (ofBoth - digamma(q) + Math.log(gamma)) - logs,
    (customers * q) / gamma - both * inverses,
  ];
}
