import { type Arithmetic, least } from './arithmetic.ts';
import type { Basket } from './basket.ts';
import type { CompiledRule } from './compile-program.ts';
import { ALL_GOODS } from './line-sets.ts';

/** What the rules are judged on. Points are whole numbers over `onePoint`. */
export interface Goods<N> {
  readonly math: Arithmetic<N>;
  readonly basket: Basket<N>;
  readonly onePoint: N;
  /** What a rate of one point for a minor unit gives for a value of 1 in the basket. */
  readonly rateUnit: N;
  readonly currency: string;
}

/** What one rule gives, within its caps. */
export interface Gift<N> {
  readonly rule: CompiledRule;
  readonly points: N;
  readonly isCapped: boolean;
}

/** Points that stages gave, for a set of lines or, for `null`, for the order as a whole. */
export type Given<N> = (stages: 'rates' | 'all', set: number | null) => N;

/** What a rule gives before its caps. */
export function uncapped<N>(goods: Goods<N>, rule: CompiledRule, given: Given<N>): N {
  if (rule.effect.kind === 'fixed_points') {
    return goods.math.times(goods.math.of(rule.effect.points), goods.onePoint);
  }
  const isWhole = rule.isWhole && rule.effect.kind === 'multiplier';
  return partFor(goods, rule, isWhole ? null : rule.set, given);
}

/**
 * What a rule gave for the lines of a set, for a multiplier to count: what it would have given for these lines alone, and never
 * more than it gave. Not the lines' share of what it gave, because a share grows when other lines go back, and a return must
 * never give points.
 */
export function giftFor<N>(
  goods: Goods<N>,
  { rule, points }: Gift<N>,
  set: number | null,
  given: Given<N>,
): N {
  if (set === null) return points;
  const own = goods.basket.matched.both(rule.set, set);
  return least(goods.math, points, partFor(goods, rule, own, given));
}

function partFor<N>(goods: Goods<N>, { effect }: CompiledRule, set: number | null, given: Given<N>): N {
  const { math, basket, onePoint } = goods;
  switch (effect.kind) {
    case 'fixed_points':
      // They are the order's, and no line's.
      return math.zero;
    case 'multiplier':
      return math.times(math.quotient(given(effect.of, set), math.of(100)), math.of(effect.percent - 100));
    case 'points_per_item':
      return math.times(math.of(basket.unitsOf(set ?? ALL_GOODS) * effect.points), onePoint);
    case 'points_per_amount':
      return rate(goods, effect, basket.sumOf(set ?? ALL_GOODS));
  }
}

export type Rate = Extract<CompiledRule['effect'], { kind: 'points_per_amount' }>;

/** Points for a value in the basket. */
export function rate<N>(goods: Goods<N>, { perAmount, points, wholeSteps }: Rate, value: N): N {
  const { math, basket, onePoint, rateUnit, currency } = goods;
  const step = perAmount[currency];
  if (step === undefined) return math.zero;
  if (wholeSteps === true) {
    const steps = math.quotient(value, math.times(math.of(step), basket.denominator));
    return math.times(math.times(steps, math.of(points)), onePoint);
  }
  return math.times(math.times(value, math.of(points)), math.quotient(rateUnit, math.of(step)));
}
