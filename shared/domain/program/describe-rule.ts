import { describeCondition } from './describe-condition.ts';
import {
  counted,
  describeAmounts,
  describeGoods,
  describeMoney,
  numberWords,
  type Wording,
} from './describe-values.ts';
import type { Budget, CapPeriod, EarningRule, Effect, MemberCap } from './earning-rule.ts';

/** What a rule gives, as a clause that follows its name: "gives 2 points for each 1.00 USD". */
export function describeEffect(effect: Effect, wording: Wording): string {
  switch (effect.kind) {
    case 'points_per_amount':
      return `gives ${counted(effect.points, 'point')} for each ${effect.wholeSteps === true ? 'full ' : ''}${describeAmounts(effect.perAmount, wording)}`;
    case 'points_per_item':
      return `gives ${counted(effect.points, 'point')} for each unit`;
    case 'fixed_points':
      return `gives ${counted(effect.points, 'point')}`;
    case 'multiplier':
      return `${describeFactor(effect.percent)} ${effect.of === 'rates' ? 'points per amount' : 'all points'}`;
  }
}

export function describeFactor(percent: number): string {
  if (percent === 200) return 'doubles';
  return percent === 300 ? 'triples' : `multiplies by ${numberWords(percent / 100)}`;
}

/** A whole rule in one line, without its description. */
export function describeRule(rule: EarningRule, wording: Wording): string {
  const parts = [
    `${describeEffect(rule.effect, wording)}${rule.goods === undefined ? '' : ` on ${describeGoods(rule.goods)}`}`,
    ...(rule.excluding === undefined ? [] : [`without ${describeGoods(rule.excluding)}`]),
    `for ${describeSubject(rule.on)}`,
    ...(rule.when === undefined ? [] : [`when ${describeCondition(rule.when, wording)}`]),
    ...(rule.from === undefined ? [] : [`from ${rule.from}`]),
    ...(rule.until === undefined ? [] : [`until ${rule.until}`]),
    ...(rule.caps === undefined ? [] : [describeCaps(rule.caps, wording)]),
    ...(rule.group === undefined ? [] : [`in group “${rule.group}”`]),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export const describeSubject = (on: EarningRule['on']): string =>
  on === 'order' ? 'each order' : `each event “${on.event}”`;

/** "at most 500 points per order, 3 times per member and month" */
export function describeCaps(caps: NonNullable<EarningRule['caps']>, wording: Wording): string {
  const limits = [
    ...(caps.perOrder === undefined ? [] : [`${counted(caps.perOrder, 'point')} per order`]),
    ...(caps.perMember ?? []).map(describeMemberCap),
    ...(caps.program === undefined ? [] : [`${describeBudget(caps.program, wording)} in all`]),
  ];
  return limits.length === 0 ? '' : `at most ${limits.join(', ')}`;
}

export const describePeriod = (per: CapPeriod): string => (per === 'ever' ? 'for ever' : `and ${per}`);

const describeMemberCap = ({ per, points, times }: MemberCap): string =>
  `${[
    ...(points === undefined ? [] : [counted(points, 'point')]),
    ...(times === undefined ? [] : [counted(times, 'time')]),
  ].join(' and ')} per member ${describePeriod(per)}`;

function describeBudget(budget: Budget, wording: Wording): string {
  if ('points' in budget) return counted(budget.points, 'point');
  if ('times' in budget) return counted(budget.times, 'time');
  return `${describeMoney(budget.money.amount, budget.money.currency, wording)} worth of points`;
}
