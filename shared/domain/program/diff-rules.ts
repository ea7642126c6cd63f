import type { Segment } from './condition.ts';
import { describeCondition } from './describe-condition.ts';
import { describeTexts } from './describe-rewards.ts';
import { describeCaps, describeEffect, describeRule, describeSubject } from './describe-rule.ts';
import { describeGoods, type Wording } from './describe-values.ts';
import type { EarningRule, RuleGroup } from './earning-rule.ts';
import { listChanges } from './list-changes.ts';
import { changedFields, type FieldWords, type ProgramChange } from './program-change.ts';

/** Both documents, because amounts are told in the currencies, and tiers by the names, of their own side. */
export interface Sides {
  readonly before: Wording;
  readonly after: Wording;
}

export function diffRules(
  before: readonly EarningRule[],
  after: readonly EarningRule[],
  sides: Sides,
): readonly ProgramChange[] {
  const words: FieldWords<Omit<EarningRule, 'id'>> = {
    description: (text) => `“${text}”`,
    on: describeSubject,
    from: (moment) => moment,
    until: (moment) => moment,
    when: (condition, side) => describeCondition(condition, sides[side]),
    goods: describeGoods,
    excluding: describeGoods,
    effect: (effect, side) => describeEffect(effect, sides[side]),
    group: (group) => `“${group}”`,
    caps: (caps, side) => describeCaps(caps, sides[side]) || 'none',
    texts: describeTexts,
  };
  return listChanges(before, after, {
    path: ['earningRules'],
    noun: 'rules',
    nameOf: (rule) => rule.id,
    added: (rule) => `Rule “${rule.id}” (new): ${describeRule(rule, sides.after)}`,
    removed: (rule) => `Rule “${rule.id}” (removed): ${describeRule(rule, sides.before)}`,
    changes: (old, new_, index) =>
      changedFields<Omit<EarningRule, 'id'>>(
        old,
        new_,
        ['earningRules', index],
        words,
        (field, was, is) => `Rule “${new_.id}”: ${LABELS[field]} ${is} (before: ${was})`,
      ),
  });
}

const LABELS: Record<keyof Omit<EarningRule, 'id'>, string> = {
  description: 'is described as',
  on: 'judges',
  from: 'begins at',
  until: 'ends at',
  when: 'fires when',
  goods: 'counts',
  excluding: 'leaves out',
  effect: 'now',
  group: 'stacks in group',
  caps: 'is capped:',
  texts: 'is described',
};

export function diffSegments(
  before: readonly Segment[],
  after: readonly Segment[],
  sides: Sides,
): readonly ProgramChange[] {
  const words: FieldWords<Omit<Segment, 'id'>> = {
    description: (text) => `“${text}”`,
    when: (condition, side) => describeCondition(condition, sides[side]),
  };
  return listChanges(before, after, {
    path: ['segments'],
    noun: 'segments',
    nameOf: (segment) => segment.id,
    added: (segment) =>
      `Segment “${segment.id}” (new): members of whom it is true that ${describeCondition(segment.when, sides.after)}`,
    removed: (segment) => `Segment “${segment.id}” (removed)`,
    changes: (old, new_, index) =>
      changedFields<Omit<Segment, 'id'>>(
        old,
        new_,
        ['segments', index],
        words,
        (field, was, is) =>
          `Segment “${new_.id}”: ${field === 'when' ? 'holds members of whom it is true that' : 'is described as'} ${is} (before: ${was})`,
      ),
  });
}

export function diffGroups(
  before: readonly RuleGroup[],
  after: readonly RuleGroup[],
): readonly ProgramChange[] {
  return listChanges(before, after, {
    path: ['groups'],
    noun: 'groups',
    nameOf: (group) => group.id,
    added: (group) => `Group “${group.id}” (new): ${STACKING[group.stacking]}`,
    removed: (group) => `Group “${group.id}” (removed)`,
    changes: (old, new_, index) =>
      changedFields<Omit<RuleGroup, 'id'>>(
        old,
        new_,
        ['groups', index],
        { stacking: (stacking) => STACKING[stacking] },
        (_, was, is) => `Group “${new_.id}”: ${is} (before: ${was})`,
      ),
  });
}

const STACKING: Record<RuleGroup['stacking'], string> = {
  all: 'all of its rules count',
  best: 'the best of its rules for the member counts',
  first: 'the first of its rules that fires counts',
};
