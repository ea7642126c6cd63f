import type { ChallengeGoal } from '../program/challenge.ts';
import type { ChallengeProgress } from './progress.ts';

/** "3 orders within a month", "an order in each of 6 months in a row", "orders with 3 of tea, coffee, cups" */
export function goalWords(goal: ChallengeGoal): string {
  switch (goal.kind) {
    case 'orders':
      return `${plural(goal.orders, 'order')}${goal.within === undefined ? '' : ` within a ${goal.within}`}`;
    case 'streak':
      return `an order in each of ${plural(goal.periods, goal.of)} in a row`;
    case 'collect':
      return `orders with ${goal.different} of ${goal.categories.join(', ')}`;
  }
}

/** "2 of 3 orders this month", "4 of 6 months in a row", "2 of 3 categories: tea, cups", or that nothing is left to do. */
export function progressWords(goal: ChallengeGoal, progress: ChallengeProgress): string {
  const { reached, needed, isDone, collected } = progress;
  const span = goal.kind === 'orders' && goal.within !== undefined ? ` this ${goal.within}` : '';
  if (isDone) return `achieved${span}`;
  switch (goal.kind) {
    case 'orders':
      return `${reached} of ${plural(needed, 'order')}${span}`;
    case 'streak':
      return `${reached} of ${plural(needed, goal.of)} in a row`;
    case 'collect':
      // Never of one: a collection has two at least.
      return `${reached} of ${needed} categories${collected.length > 0 ? `: ${collected.join(', ')}` : ''}`;
  }
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
