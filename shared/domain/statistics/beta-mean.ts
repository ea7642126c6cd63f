/** Weights so many powers of e below the highest add nothing to a sum of doubles. */
const NEGLIGIBLE = 40;
/** Between the ends. With 320, also means of what falls steeply near 0 keep some eleven digits. */
const STEPS = 320;

/** The mean of f(p) over all p. */
export type Mean = (f: (p: number) => number) => number;

/**
 * Means over the beta distribution with a > 0 and b > 0, right to eleven digits and more for f that are smooth in log p and do
 * not outgrow the tails of the density, by the double-exponential rule: p/(1 − p) = exp(π sinh u), and equal steps in u. It bears
 * the poles at 0 and 1 of densities with a or b below 1, and as the weights are divided by their own sum, it needs no gamma
 * function, which could overflow.
 * Source: H. Takahasi and M. Mori, Double exponential formulas for numerical integration, Publications of the Research
 * Institute for Mathematical Sciences 9 (1974), 721–741.
 */
export function betaMean(a: number, b: number): Mean {
  const logWeight = (u: number): number => {
    const logit = logitOf(u);
    return Math.log(Math.cosh(u)) - a * softplus(-logit) - b * softplus(logit);
  };
  const middle = Math.asinh(Math.log(a / b) / Math.PI);
  const from = middle - reach(logWeight, middle, -1);
  const step = (middle + reach(logWeight, middle, 1) - from) / STEPS;
  const us = Array.from({ length: STEPS + 1 }, (_, index) => from + index * step);
  const logs = us.map(logWeight);
  const highest = Math.max(...logs);
  const points = Float64Array.from(us, (u) => Math.exp(-softplus(-logitOf(u))));
  const weights = Float64Array.from(logs, (log) => Math.exp(log - highest));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return (f) => {
    let all = 0;
    for (let index = 0; index < points.length; index += 1)
      all += (weights[index] ?? 0) * f(points[index] ?? 0);
    return all / sum;
  };
}

const logitOf = (u: number): number => Math.PI * Math.sinh(u);

/** log(1 + eˣ), which neither overflows nor loses digits. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** How far from the middle the weights have become negligible, on one side. */
function reach(logWeight: (u: number) => number, middle: number, side: 1 | -1): number {
  const least = logWeight(middle) - NEGLIGIBLE;
  let [near, far] = [0, 1];
  while (logWeight(middle + side * far) > least) [near, far] = [far, 2 * far];
  while (far - near > far / 100) {
    const between = (near + far) / 2;
    if (logWeight(middle + side * between) > least) near = between;
    else far = between;
  }
  return far;
}
