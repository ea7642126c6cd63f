import {
  describeSurvey,
  describeTeam,
  describeTemplate,
} from '../../../../shared/domain/program/describe-asking.ts';
import { describeChallenge } from '../../../../shared/domain/program/describe-challenges.ts';
import { describeCondition } from '../../../../shared/domain/program/describe-condition.ts';
import { describeReward } from '../../../../shared/domain/program/describe-rewards.ts';
import { describeRule } from '../../../../shared/domain/program/describe-rule.ts';
import { describeTier } from '../../../../shared/domain/program/describe-tiers.ts';
import { describeTrigger } from '../../../../shared/domain/program/describe-triggers.ts';
import type { Wording } from '../../../../shared/domain/program/describe-values.ts';
import type { ProgramDocument } from '../../../../shared/domain/program/program.ts';
import { valueAt } from './place.ts';

/** What words need of a document, which may be half written. */
export const wordingOf = (document: unknown): Wording => document as ProgramDocument;

type Item<K extends keyof ProgramDocument> =
  Exclude<ProgramDocument[K], undefined> extends readonly (infer I)[] ? I : never;
type Say = (item: never, wording: Wording) => string;

const SAID: Readonly<Record<string, Say>> = {
  earningRules: describeRule,
  segments: ({ when }: Item<'segments'>, wording: Wording) => describeCondition(when, wording),
  groups: ({ stacking }: Item<'groups'>) => `${stacking} of its rules count`,
  tiers: describeTier,
  rewards: describeReward,
  challenges: describeChallenge,
  triggers: describeTrigger,
  surveys: describeSurvey,
  templates: describeTemplate,
  teams: describeTeam,
};

/** What becomes of a field that is not written yet, or holds what is no number. */
const UNSAID = /\b(?:NaN|undefined)\b/;

/**
 * One line on what an item of a list does; empty where it cannot be said yet, because the item is half written.
 *
 * @param list the field of the document that it is in
 */
export function summaryOf(list: string, item: unknown, document: unknown): string {
  const say = SAID[list];
  if (say === undefined) return '';
  try {
    const said = say(item as never, wordingOf(document));
    return UNSAID.test(said) ? '' : said;
  } catch {
    return '';
  }
}

/** How many there are of something, for the list of pages. */
export function countAt(document: unknown, key: string): number | null {
  const value = valueAt(document, key === 'tiers' ? ['tiers', 'tiers'] : [key]);
  return Array.isArray(value) ? value.length : null;
}
