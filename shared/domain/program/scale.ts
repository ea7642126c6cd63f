import type { Goods } from './basket.ts';
import { leastCommonMultiple } from './basket.ts';
import type { CompiledRule, Rulebook } from './compile-program.ts';

/**
 * Points are judged as whole numbers over one denominator, which every rate and percentage divides: no fraction is ever
 * shortened or rounded on the way.
 */
export interface Scale {
  /** What one point is, for goods in whole minor units; times the goods' denominator for others. */
  readonly onePoint: bigint;
  /** Points that the largest possible sums stay below, given how much is bought. */
  mostPoints(minorUnits: number, units: number): number;
}

const PERCENT = 100n;

const scales = new WeakMap<Rulebook, Map<string, Scale>>();

/** The scale of a rulebook for orders in one currency, made once. */
export function scaleOf(book: Rulebook, currency: string): Scale {
  const ofBook = scales.get(book) ?? new Map<string, Scale>();
  scales.set(book, ofBook);
  const scale = ofBook.get(currency) ?? makeScale(book, currency);
  ofBook.set(currency, scale);
  return scale;
}

function makeScale({ rules, tierRules }: Rulebook, currency: string): Scale {
  const all = [...rules, ...tierRules.values()];
  const perAmounts = rules.flatMap(({ effect }) =>
    effect.kind === 'points_per_amount' ? (effect.perAmount[currency] ?? []) : [],
  );
  const steps = ([2, 3] as const).filter((stage) => all.some((rule) => rule.stage === stage));
  const onePoint = perAmounts.map(BigInt).reduce(leastCommonMultiple, 1n) * PERCENT ** BigInt(steps.length);
  const perMinorUnit = sum(rules, ({ effect }) =>
    effect.kind === 'points_per_amount'
      ? effect.points / (effect.perAmount[currency] ?? Number.POSITIVE_INFINITY)
      : 0,
  );
  const perUnit = sum(rules, ({ effect }) => (effect.kind === 'points_per_item' ? effect.points : 0));
  const fixed = sum(rules, ({ effect }) => (effect.kind === 'fixed_points' ? effect.points : 0));
  const factor = [2, 3].reduce(
    (product, stage) =>
      product *
      (1 +
        sum(all, ({ effect, stage: own }) =>
          effect.kind === 'multiplier' && own === stage ? effect.percent / 100 : 0,
        )),
    1,
  );
  return {
    onePoint,
    mostPoints: (minorUnits, units) => (perMinorUnit * minorUnits + perUnit * units + fixed + 1) * factor,
  };
}

function sum(rules: readonly CompiledRule[], of: (rule: CompiledRule) => number): number {
  return rules.reduce((total, rule) => total + of(rule), 0);
}

/** Half of what numbers can hold exactly, so that no rounding of the estimate itself matters. */
const SURELY_EXACT = 2 ** 52;

/** Whether everything about these goods can be summed up in numbers exactly. */
export function fitsNumbers(scale: Scale, goods: Goods): boolean {
  const denominator = Number(goods.denominator);
  let value = 0;
  for (const each of goods.values) value += Number(each);
  let units = 0;
  for (const each of goods.units) units += each;
  const most = scale.mostPoints(value / denominator, units) * Number(scale.onePoint) * denominator;
  return value < SURELY_EXACT && most < SURELY_EXACT;
}
