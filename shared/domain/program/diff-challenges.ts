import type { Challenge } from './challenge.ts';
import {
  describeChallenge,
  describeChallengeAudience,
  describeChallengeGift,
  describeCounted,
  describeGoal,
  describeRepeat,
} from './describe-challenges.ts';
import { describeTexts } from './describe-rewards.ts';
import { describeProse, describeValue } from './describe-values.ts';
import type { Sides } from './diff-rules.ts';
import { listChanges } from './list-changes.ts';
import { changedFields, type FieldWords, type ProgramChange } from './program-change.ts';

type Fields = Omit<Challenge, 'id'>;

export function diffChallenges(
  before: readonly Challenge[],
  after: readonly Challenge[],
  sides: Sides,
): readonly ProgramChange[] {
  const words: FieldWords<Fields> = {
    name: describeValue,
    description: describeProse,
    goal: describeGoal,
    counts: (counts, side) => describeCounted(counts, sides[side]),
    for: (audience, side) => describeChallengeAudience(audience, sides[side]),
    from: (moment) => moment,
    until: (moment) => moment,
    repeatable: describeRepeat,
    gives: describeChallengeGift,
    texts: describeTexts,
  };
  return listChanges(before, after, {
    path: ['challenges'],
    noun: 'challenges',
    nameOf: (challenge) => challenge.id,
    added: (challenge) => `Challenge “${challenge.id}” (new): ${describeChallenge(challenge, sides.after)}`,
    removed: (challenge) =>
      `Challenge “${challenge.id}” (removed): ${describeChallenge(challenge, sides.before)}`,
    changes: (old, new_, index) =>
      changedFields<Fields>(
        old,
        new_,
        ['challenges', index],
        words,
        (field, was, is) => `Challenge “${new_.id}”: ${LABELS[field]} ${is} (before: ${was})`,
      ),
  });
}

const LABELS: Record<keyof Fields, string> = {
  name: 'is called',
  description: 'is described as',
  goal: 'asks, from the next order on, for',
  counts: 'counts',
  for: 'is for',
  from: 'begins at',
  until: 'ends at',
  repeatable: 'is given',
  gives: 'gives',
  texts: 'is told',
};
