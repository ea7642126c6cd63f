import { add, format, parseRatio, type Ratio, ratio, ZERO } from '../ratio.ts';
import { asBigint } from './basket.ts';
import type { CompiledRule, Stage } from './compile-program.ts';
import { type Gift, type Rate, rate } from './gift.ts';
import type { Stacked } from './stacking.ts';

/** What one rule gave for one line, or for the order as a whole; exact and above zero. */
export interface Award {
  /** `null`: no line's, but the whole order's. */
  readonly line: number | null;
  readonly ruleId: string;
  /** A decimal, or a fraction where no decimal of six places is exact. */
  readonly points: string;
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
  const isAskedLater = gifts.some(({ rule }) => rule.effect.kind === 'multiplier' && !rule.isWhole);
  const awards: Award[] = [];
  const whole: Award[] = [];
  for (const gift of gifts) {
    const own = sharesOf(gift);
    const { id: ruleId, stage } = gift.rule;
    const ofStage = given[stage];
    if (own === null) whole.push({ line: null, ruleId, points: exactText(gift.points, onePoint) });
    for (const { line, points } of own ?? []) {
      if (isAskedLater) ofStage[line] = math.add(ofStage[line] ?? math.zero, points);
      awards.push({ line, ruleId, points: exactText(points, onePoint) });
    }
  }
  return [...awards, ...whole];

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
    const { basket } = goods;
    if (!isCapped && effect.wholeSteps !== true) {
      const perValue = rate(goods, effect, math.of(1));
      return named(lines, (line) => math.times(basket.lineValue(line), perValue));
    }
    return proportional(
      lines,
      lines.map((line) => basket.lineValue(line)),
      points,
      onePoint,
    );
  }

  function itemShares({ points, isCapped }: Gift<N>, each: number, lines: readonly number[]) {
    const perUnit = math.times(math.of(each), onePoint);
    return isCapped
      ? proportional(lines, unitsOf(lines), points, onePoint)
      : named(lines, (line) => math.times(math.of(goods.basket.lineUnits(line)), perUnit));
  }

  /**
   * What the percentage makes of each line's points, where that is what it gave: no cap or whole steps came between. Otherwise in
   * proportion to these points, or by units where none of them is a line's.
   */
  function multiplierShares({ rule, points, isCapped }: Gift<N>, lines: readonly number[]) {
    const before = lines.map((line) => givenForLine(line, rule));
    const percent = math.of(rule.effect.kind === 'multiplier' ? rule.effect.percent - 100 : 0);
    const more = before.map((part) => math.times(math.quotient(part, math.of(100)), percent));
    const sum = total(more);
    if (!math.isLess(sum, points) && !math.isLess(points, sum)) {
      return named(lines, (_line, index) => more[index] ?? math.zero);
    }
    const isKnown = before.some((part) => math.isLess(math.zero, part));
    return proportional(lines, isKnown ? before : unitsOf(lines), points, isCapped ? onePoint : math.of(1));
  }

  function unitsOf(lines: readonly number[]): readonly N[] {
    return lines.map((line) => math.of(goods.basket.lineUnits(line)));
  }

  function total(parts: readonly N[]): N {
    let sum = math.zero;
    for (const part of parts) sum = math.add(sum, part);
    return sum;
  }

  function givenForLine(line: number, { stage }: CompiledRule): N {
    const rates = given[0][line] ?? math.zero;
    if (stage === 2) return rates;
    return math.add(math.add(rates, given[1][line] ?? math.zero), given[2][line] ?? math.zero);
  }

  /** A line that gets nothing has no share. */
  function named(
    lines: readonly number[],
    pointsOf: (line: number, index: number) => N,
  ): readonly Share<N>[] {
    const shares: Share<N>[] = [];
    let index = -1;
    for (const line of lines) {
      index += 1;
      const points = pointsOf(line, index);
      if (math.isLess(math.zero, points)) shares.push({ line, points });
    }
    return shares;
  }

  /** Each line up to and with itself in proportion, down to a whole `step`; the last weighty line takes what is left. */
  function proportional(
    lines: readonly number[],
    weights: readonly N[],
    all: N,
    step: N,
  ): readonly Share<N>[] {
    const weight = total(weights);
    const steps = math.quotient(all, step);
    let [passed, spent] = [math.zero, math.zero];
    return named(lines, (_line, index) => {
      passed = math.add(passed, weights[index] ?? math.zero);
      const upTo = !math.isLess(passed, weight) ? all : math.times(math.share(steps, passed, weight), step);
      const own = math.subtract(upTo, spent);
      spent = upTo;
      return own;
    });
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
  return awards.reduce((sum, { points }) => add(sum, parseRatio(points)), ZERO);
}

/** Below it, a decimal of six places has at most fifteen digits, and a number's own text is that decimal. */
const SHORT_TEXT = 1e9;
const SIX_PLACES = 1_000_000;
const HUNDREDTH = 10_000;

/** As `format` writes it; without fractions where the points are a short decimal, which nearly all are. */
function exactText<N>(points: N, onePoint: N): string {
  return typeof points === 'number' && typeof onePoint === 'number'
    ? numberText(points, onePoint)
    : format(exactPoints(points, onePoint));
}

function numberText(points: number, onePoint: number): string {
  const whole = Math.floor(points / onePoint);
  const rest = points - whole * onePoint;
  if (rest === 0) return `${whole}`;
  const millionths = Math.round((rest / onePoint) * SIX_PLACES);
  const isDecimal = millionths * onePoint === rest * SIX_PLACES;
  if (!isDecimal || whole >= SHORT_TEXT || onePoint >= SHORT_TEXT)
    return format(exactPoints(points, onePoint));
  if (millionths % HUNDREDTH !== 0) return `${points / onePoint}`;
  const hundredths = millionths / HUNDREDTH;
  if (hundredths % 10 === 0) return `${whole}.${hundredths / 10}`;
  return hundredths < 10 ? `${whole}.0${hundredths}` : `${whole}.${hundredths}`;
}
