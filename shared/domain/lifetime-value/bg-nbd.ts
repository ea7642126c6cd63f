import { betaMean } from '../statistics/beta-mean.ts';
import type { BgNbd } from './bg-nbd-likelihood.ts';
import { checkHistory, type OrderingHistory } from './ordering-history.ts';

/** Below it, the share of customers who drop out after an order is as good as 0. */
const NEVER = 1e-200;

/**
 * How probable it is that the customer may still order. It is 1 for every one-time buyer, because in this model nobody drops out
 * but after a repeat order: to tell who is being lost, use `churnRisk`.
 * Source: P. S. Fader and B. G. S. Hardie, Computing P(alive) using the BG/NBD model (2008), note 021 of brucehardie.com.
 */
export function aliveProbability({ r, alpha, a, b }: BgNbd, history: OrderingHistory): number {
  checkHistory(history);
  const { repeats, lastAt, age } = history;
  if (repeats === 0) return 1;
  const logOdds =
    (r + repeats) * Math.log((alpha + age) / (alpha + lastAt)) + Math.log(a / (b + repeats - 1));
  return 1 / (1 + Math.exp(logOdds));
}

/**
 * How probable it is that the customer does not order within a time from now: 1 − Pa + Pa·((α + T)/(α + T + h))^(r + x), as the
 * rate of one who is alive is gamma with r + x and α + T, and nobody drops out before the next order.
 */
export function churnRisk(model: BgNbd, history: OrderingHistory, within: number): number {
  const alive = aliveProbability(model, history);
  const silent = -(model.r + history.repeats) * Math.log1p(within / (model.alpha + history.age));
  return 1 + alive * Math.expm1(silent);
}

/**
 * How many repeat orders a new customer is to be expected to place within a time: the mean over rates and dropping out of
 * (1 − e^(−λpt))/p, taken over λ in closed form and over p numerically. It equals equation 9 of Fader, Hardie and Lee (2005),
 * (a + b − 1)/(a − 1)·(1 − (α/(α + t))^r·₂F₁(r, b; a + b − 1; t/(α + t))), which cannot be computed near a = 1 or a + b = 1 and
 * loses its digits where t is much longer than α.
 */
export function expectedRepeats(model: BgNbd, time: number): number {
  return orderExpectation(model, time)({ repeats: 0, lastAt: 0, age: 0 });
}

/**
 * How many more orders of a customer are to be expected within a time from now: equation 10 of Fader, Hardie and Lee (2005). One
 * who is alive is like a new customer with r + x for r, α + T for α and b + x for b. It is for many customers: what is the same
 * for those with as many repeat orders, and of the same age, is computed once.
 */
export function orderExpectation(model: BgNbd, within: number): (history: OrderingHistory) => number {
  const whileAlive = remembering((repeats: number) => {
    const mean = betaMean(model.a, model.b + repeats);
    const orders = model.r + repeats;
    return remembering((age: number) => {
      const pace = within / (model.alpha + age);
      return mean((p) => (p > NEVER ? -Math.expm1(-orders * Math.log1p(p * pace)) / p : orders * pace));
    });
  });
  return (history) => aliveProbability(model, history) * whileAlive(history.repeats)(history.age);
}

function remembering<Value>(make: (key: number) => Value): (key: number) => Value {
  const made = new Map<number, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * How probable it is that a new customer places 0, 1, … and at last `most` or more repeat orders within a time: equation 8 of
 * Fader, Hardie and Lee (2005). If nobody dropped out, they would place as many as a negative binomial distribution says; who
 * would place j places them all when not dropping out before, and those up to the first after which one drops out otherwise.
 * @returns `most` + 1 numbers, which sum to 1
 */
export function repeatProbabilities({ r, alpha, a, b }: BgNbd, time: number, most: number): number[] {
  const share = time / (alpha + time);
  const probabilities: number[] = [];
  let exactly = Math.exp(-r * Math.log1p(time / alpha));
  let survived = 1;
  let before = 0;
  let rest = 1;
  for (let repeats = 0; repeats < most; repeats += 1) {
    // Rounding may bring the sum a hair above 1.
    const orMore = Math.max(0, 1 - before);
    const gone = repeats === 0 ? 0 : (survived * a) / (b + repeats - 1);
    const probability = survived * exactly + gone * orMore;
    probabilities.push(probability);
    rest -= probability;
    before += exactly;
    exactly *= (share * (r + repeats)) / (repeats + 1);
    survived *= (b + repeats) / (a + b + repeats);
  }
  return [...probabilities, Math.max(0, rest)];
}
