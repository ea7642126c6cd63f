import { assignmentChange } from '../experiments/assignment-change.ts';
import { experimentOf, isExperiment } from '../triggers/trigger-experiment.ts';
import { describeCondition } from './describe-condition.ts';
import {
  describeActions,
  describeCoolingOff,
  describeGoal,
  describeHoldout,
  describeMinutes,
  describeStages,
  describeTrigger,
  describeVariants,
  describeWhen,
} from './describe-triggers.ts';
import { describeValue, numberWords } from './describe-values.ts';
import type { Sides } from './diff-rules.ts';
import { listChanges } from './list-changes.ts';
import { changedFields, type FieldWords, type ProgramChange } from './program-change.ts';
import type { Trigger } from './trigger.ts';

type Fields = Omit<Trigger, 'id'>;

export function diffTriggers(
  before: readonly Trigger[],
  after: readonly Trigger[],
  sides: Sides,
): readonly ProgramChange[] {
  const words: FieldWords<Fields> = {
    description: describeValue,
    when: describeWhen,
    delayMinutes: describeMinutes,
    who: (condition, side) => describeCondition(condition, sides[side]),
    stages: describeStages,
    actions: describeActions,
    variants: describeVariants,
    priority: numberWords,
    coolingOffDays: describeCoolingOff,
    expiresAfterMinutes: describeMinutes,
    goal: describeGoal,
    holdoutPercent: describeHoldout,
    salt: describeValue,
  };
  return listChanges(before, after, {
    path: ['triggers'],
    noun: 'triggers',
    nameOf: (trigger) => trigger.id,
    added: (trigger) => `Trigger “${trigger.id}” (new): ${describeTrigger(trigger, sides.after)}`,
    removed: (trigger) => `Trigger “${trigger.id}” (removed): ${describeTrigger(trigger, sides.before)}`,
    changes: (old, new_, index) =>
      changedFields<Fields>(
        old,
        new_,
        ['triggers', index],
        words,
        (field, was, is) =>
          `Trigger “${new_.id}”: ${LABELS[field]} ${is} (before: ${was})${DRAWS.has(field) ? experimentWords(old, new_) : ''}`,
      ),
  });
}

const LABELS: Record<keyof Fields, string> = {
  description: 'is described as',
  when: 'fires',
  delayMinutes: 'waits',
  who: 'is for members if',
  stages: 'is for members in stage',
  actions: 'does',
  variants: 'tries',
  priority: 'has the priority',
  coolingOffDays: 'asks',
  expiresAfterMinutes: 'asks no later after it was due than',
  goal: 'is for',
  holdoutPercent: 'leaves alone',
  salt: 'is drawn by',
};

const DRAWS: ReadonlySet<keyof Fields> = new Set<keyof Fields>(['variants', 'holdoutPercent', 'salt']);

/** What becomes of an experiment that was running. */
function experimentWords(before: Trigger, after: Trigger): string {
  if (!isExperiment(before)) return '';
  if (!isExperiment(after)) return '; its experiment ends';
  switch (assignmentChange(experimentOf(before), experimentOf(after))) {
    case 'none':
      return '';
    case 'restarted':
      return '; its experiment begins anew';
    case 'rolled_out':
      return '; its experiment ends, and its figures are those from before';
    case 'mixed':
      return '; its experiment would be of no plan: give it another salt';
  }
}
