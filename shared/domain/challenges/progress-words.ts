import type { ChallengeGoal } from '../program/challenge.ts';
import { counted, listed, numberWords } from '../program/describe-values.ts';
import type { ChallengeProgress } from './progress.ts';

/** "2 of 3 orders this month", "4 of 6 months in a row", "2 of 3 categories: tea and cups", or that nothing is left to do. */
export function progressWords(goal: ChallengeGoal, progress: ChallengeProgress): string {
  const { reached, needed, isDone, collected } = progress;
  const span = goal.kind === 'orders' && goal.within !== undefined ? ` this ${goal.within}` : '';
  if (isDone) return `achieved${span}`;
  const of = `${numberWords(reached)} of`;
  switch (goal.kind) {
    case 'orders':
      return `${of} ${counted(needed, 'order')}${span}`;
    case 'streak':
      return `${of} ${counted(needed, goal.of)} in a row`;
    case 'collect':
      // Never of one: a collection has two at least.
      return `${of} ${numberWords(needed)} categories${collected.length > 0 ? `: ${listed(collected, 'and')}` : ''}`;
  }
}
