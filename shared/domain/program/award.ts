import { add, type Ratio, ratio, ZERO } from '../ratio.ts';
import { asBigint } from './basket.ts';
import type { CompiledRule, Stage } from './compile-program.ts';
import { type Gift, type Rate, rate } from './gift.ts';
import type { Stacked } from './stacking.ts';

/** What one rule gave for one line, or for the order as a whole; exact and above zero. */
export interface Award {
  /** `null`: no line's, but the whole order's. */
  readonly line: number | null;
  readonly ruleId: string;
  readonly points: Ratio;
}

/**
 * Shares what each rule gave out to the lines. A rate and points per item go to their lines exactly; where a cap or whole steps
 * made it less, in proportion, in whole points as far as they go. Fixed points, and multipliers of the order as a whole, are no
 * line's. The shares of a rule add up to what it gave. First all shares of lines, then those of the order.
 */
export function awardsOf<N>({ goods, gifts }: Stacked<N>): readonly Award[] {
  const { math, onePoint } = goods;
  // What each stage gave so far, by position of the line.
  const given: Record<Stage, N[]> = { 0: [], 1: [], 2: [], 3: [] };
  const awards: Award[] = [];
  const whole: Award[] = [];
  for (const gift of gifts) {
    const own = sharesOf(gift);
    for (const { line, points } of own ?? []) {
      const stage = given[gift.rule.stage];
      stage[line] = math.add(stage[line] ?? math.zero, points);
    }
    const ruleId = gift.rule.id;
    if (own === null) whole.push({ line: null, ruleId, points: exact(gift.points) });
    for (const { line, points } of own ?? []) awards.push({ line, ruleId, points: exact(points) });
  }
  return [...awards, ...whole];

  function exact(points: N): Ratio {
    return exactPoints(points, onePoint);
  }

  function sharesOf(gift: Gift<N>): readonly Share<N>[] | null {
    const { effect, isWhole, set } = gift.rule;
    const lines = goods.basket.matched.linesOf(set);
    switch (effect.kind) {
      case 'fixed_points':
        return null;
      case 'points_per_amount':
        return rateShares(gift, effect, lines);
      case 'points_per_item':
        return itemShares(gift, effect.points, lines);
      case 'multiplier':
        return isWhole ? null : multiplierShares(gift, lines);
    }
  }

  function rateShares({ points, isCapped }: Gift<N>, effect: Rate, lines: readonly number[]) {
    const values = lines.map((line) => goods.basket.lineValue(line));
    if (isCapped || effect.wholeSteps === true) return proportional(lines, values, points, onePoint);
    return named(
      lines,
      values.map((value) => rate(goods, effect, value)),
    );
  }

  function itemShares({ points, isCapped }: Gift<N>, each: number, lines: readonly number[]) {
    const units = lines.map((line) => math.of(goods.basket.lineUnits(line)));
    if (isCapped) return proportional(lines, units, points, onePoint);
    const perUnit = math.times(math.of(each), onePoint);
    return named(
      lines,
      units.map((count) => math.times(count, perUnit)),
    );
  }

  /** In proportion to what the rules before gave these lines, or by units where all of that was the order's. */
  function multiplierShares({ rule, points, isCapped }: Gift<N>, lines: readonly number[]) {
    const before = lines.map((line) => givenForLine(line, rule));
    const isKnown = before.some((part) => math.isLess(math.zero, part));
    const units = lines.map((line) => math.of(goods.basket.lineUnits(line)));
    return proportional(lines, isKnown ? before : units, points, isCapped ? onePoint : math.of(1));
  }

  function givenForLine(line: number, { stage }: CompiledRule): N {
    const counted: readonly Stage[] = stage === 2 ? [0] : [0, 1, 2];
    return counted.reduce<N>((sum, each) => math.add(sum, given[each][line] ?? math.zero), math.zero);
  }

  function named(lines: readonly number[], points: readonly N[]): readonly Share<N>[] {
    return lines.flatMap((line, index) => {
      const own = points[index] ?? math.zero;
      return math.isLess(math.zero, own) ? [{ line, points: own }] : [];
    });
  }

  /** Each line up to and with itself in proportion, down to a whole `step`; the last weighty line takes what is left. */
  function proportional(
    lines: readonly number[],
    weights: readonly N[],
    total: N,
    step: N,
  ): readonly Share<N>[] {
    const weight = weights.reduce((sum, each) => math.add(sum, each), math.zero);
    const steps = math.quotient(total, step);
    let [passed, spent] = [math.zero, math.zero];
    const points = weights.map((each) => {
      passed = math.add(passed, each);
      const upTo = !math.isLess(passed, weight) ? total : math.times(math.share(steps, passed, weight), step);
      const own = math.subtract(upTo, spent);
      spent = upTo;
      return own;
    });
    return named(lines, points);
  }
}

interface Share<N> {
  readonly line: number;
  readonly points: N;
}

/** Scaled points as a fraction in lowest terms. */
export function exactPoints<N>(points: N, onePoint: N): Ratio {
  if (typeof points === 'number' && typeof onePoint === 'number' && points % onePoint === 0) {
    return { numerator: BigInt(points / onePoint), denominator: 1n };
  }
  return ratio(asBigint(points), asBigint(onePoint));
}

export function sumOfAwards(awards: readonly Pick<Award, 'points'>[]): Ratio {
  return awards.reduce((sum, { points }) => add(sum, points), ZERO);
}
