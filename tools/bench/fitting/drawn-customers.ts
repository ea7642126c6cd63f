import type { BgNbd } from '../../../shared/domain/lifetime-value/bg-nbd-likelihood.ts';
import type { GammaGamma } from '../../../shared/domain/lifetime-value/gamma-gamma.ts';
import type { OrderingHistory } from '../../../shared/domain/lifetime-value/ordering-history.ts';
import type { RepeatValue } from '../../../shared/domain/lifetime-value/repeat-value.ts';
import { type Random, seededRandom } from '../../replay/synthetic/random.ts';

/** What a made-up shop's customers truly do. */
export interface Truth {
  readonly ordering: BgNbd;
  readonly orderValue: GammaGamma;
}

export interface Drawing {
  readonly customers: number;
  readonly seed: number;
  /** Customers are observed for any time between the two. */
  readonly ages: readonly [youngest: number, oldest: number];
  /** For how long after that it is noted what they go on to do. */
  readonly later: number;
}

export interface DrawnCustomer extends OrderingHistory, RepeatValue {
  readonly later: { readonly orders: number; readonly value: number };
}

/** Customers who do just what the models say, so that a fit can be held against the truth. */
export function drawCustomers(truth: Truth, { customers, seed, ages, later }: Drawing): DrawnCustomer[] {
  const random = seededRandom(seed);
  const [youngest, oldest] = ages;
  return Array.from({ length: customers }, () => {
    const age = youngest + (oldest - youngest) * random.next();
    const orders = drawOrders(truth, age + later, random);
    const observed = orders.filter(({ at }) => at <= age);
    const after = orders.slice(observed.length);
    return {
      repeats: observed.length,
      lastAt: observed.at(-1)?.at ?? 0,
      age,
      repeatValue: worthOf(observed),
      later: { orders: after.length, value: worthOf(after) },
    };
  });
}

interface Order {
  readonly at: number;
  readonly value: number;
}

const worthOf = (orders: readonly Order[]): number => orders.reduce((sum, { value }) => sum + value, 0);

function drawOrders({ ordering, orderValue }: Truth, until: number, random: Random): Order[] {
  const rate = drawGamma(ordering.r, random) / ordering.alpha;
  const [leaving, staying] = [drawGamma(ordering.a, random), drawGamma(ordering.b, random)];
  const dropOut = leaving / (leaving + staying);
  const valueRate = drawGamma(orderValue.q, random) / orderValue.gamma;
  const orders: Order[] = [];
  for (let at = random.exponential(1 / rate); at <= until; at += random.exponential(1 / rate)) {
    orders.push({ at, value: drawGamma(orderValue.p, random) / valueRate });
    if (random.chance(dropOut)) break;
  }
  return orders;
}

/**
 * From the gamma distribution with this shape and scale 1.
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM Transactions on Mathematical Software
 * 26 (2000), 363–372; section 6 for shapes below 1.
 */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = drawNormal(random);
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** G. E. P. Box and M. E. Muller, A note on the generation of random normal deviates (1958). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
