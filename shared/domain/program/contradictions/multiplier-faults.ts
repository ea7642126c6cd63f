import type { EarningRule } from '../earning-rule.ts';
import type { ProgramDocument } from '../program.ts';
import { STAGES, stageOf } from '../stages.ts';
import { type Contradiction, error } from './contradiction.ts';
import { subjectOf } from './group-faults.ts';

/** A multiplier that finds nothing of an earlier stage to multiply. */
export function multiplierFaults(
  rule: EarningRule,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const { effect } = rule;
  if (effect.kind !== 'multiplier') return [];
  if (document.earningRules.some((other) => isMultipliedBy(rule, other))) return [];
  const wanted =
    effect.of === 'rates' ? 'points_per_amount' : 'points_per_amount, points_per_item or fixed_points';
  const counting =
    rule.goods === undefined && rule.excluding === undefined
      ? ''
      : ' and fixed points, which belong to no goods, do not count for a rule with "goods" or "excluding";';
  return [
    error(
      'NOTHING_TO_MULTIPLY',
      `${path}/effect`,
      effect,
      `no ${wanted} rule on ${subjectOf(rule)} gives anything to multiply;${counting} add one, or remove this rule`,
    ),
  ];
}

function isMultipliedBy(rule: EarningRule, other: EarningRule): boolean {
  const isEarlier = STAGES.indexOf(stageOf(other.effect)) < STAGES.indexOf(stageOf(rule.effect));
  const isOfGoods = rule.goods !== undefined || rule.excluding !== undefined;
  const belongsToGoods = other.effect.kind === 'points_per_amount' || other.effect.kind === 'points_per_item';
  const isGiven =
    rule.effect.kind === 'multiplier' &&
    (rule.effect.of === 'all' || other.effect.kind === 'points_per_amount');
  return (
    isEarlier &&
    isGiven &&
    other.effect.kind !== 'multiplier' &&
    (!isOfGoods || belongsToGoods) &&
    subjectOf(other) === subjectOf(rule)
  );
}
