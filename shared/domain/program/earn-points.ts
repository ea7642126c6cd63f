import { type Order, type Returned, valueOfUnitsLeft } from '../order.ts';
import { add, compare, multiply, type Ratio, ratio, round, ZERO } from '../ratio.ts';
import type { EarningRule } from './earning-rule.ts';
import type { Program } from './program.ts';

/** What one rule gave for one line, exact. */
export interface LineAward {
  readonly lineId: string;
  readonly ruleId: string;
  /** Minor units that the rule counted. */
  readonly value: Ratio;
  readonly points: Ratio;
}

export interface Award {
  readonly lines: readonly LineAward[];
  /** The sum before rounding. */
  readonly exact: Ratio;
  /** Rounded once, by the program's rounding (law 9). */
  readonly points: number;
}

/**
 * Points that `order` is worth under `program` when `returned` has gone back. Law 7 rests on this being a function
 * of what remains and nothing else: earning is the case in which nothing was returned.
 *
 * Value of a line = net × units left ⁄ units bought; an amount refund A lowers every line by the factor
 * (V − A) ⁄ V, with V the value of all units left.
 *
 * @throws Error when the currency is not the program's: callers refuse that before.
 */
export function earnPoints(program: Program, order: Order, returned: Returned): Award {
  const currency = program.currencies.find((candidate) => candidate.code === order.currency);
  if (currency === undefined)
    throw new Error(`${order.currency} is not a currency of program version ${program.version}`);
  const values = remainingValues(order, returned);
  const lines = program.earningRules.flatMap((rule) =>
    order.lines.map((line, index) => {
      const value = values[index] ?? ZERO;
      return { lineId: line.lineId, ruleId: rule.id, value, points: pointsFor(rule, value, order.currency) };
    }),
  );
  const exact = lines.reduce((sum, line) => add(sum, line.points), ZERO);
  return { lines, exact, points: round(exact, program.rounding) };
}

/** Minor units of goods the member still has and has paid for, by line and exact. */
export function remainingValues(order: Order, returned: Returned): readonly Ratio[] {
  const values = valueOfUnitsLeft(order, returned);
  if (returned.amount === 0) return values;
  const total = values.reduce(add, ZERO);
  const left = add(total, ratio(-returned.amount));
  if (compare(left, ZERO) <= 0) return values.map(() => ZERO);
  const factor = ratio(left.numerator * total.denominator, left.denominator * total.numerator);
  return values.map((value) => multiply(value, factor));
}

function pointsFor({ effect }: EarningRule, value: Ratio, currency: string): Ratio {
  const perAmount = effect.kind === 'points_per_amount' ? effect.perAmount[currency] : undefined;
  return perAmount === undefined || effect.kind !== 'points_per_amount'
    ? ZERO
    : multiply(value, ratio(effect.points, perAmount));
}
