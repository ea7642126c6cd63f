import { type EpochSeconds, type LocalDay, localTime } from '../calendar.ts';
import type { Order, Returned } from '../order.ts';
import type { Challenge, ChallengeGoal } from '../program/challenge.ts';
import type { ProgramDocument } from '../program/program.ts';
import { countedLines } from './counted-goods.ts';
import type { Cell, CellPeriod } from './mark.ts';

type Terms = Pick<ProgramDocument, 'timeZone' | 'excludedGoods'>;

/**
 * The cells of a challenge that an order is in, as it is left; none where it does not count. Never more after a return.
 * Whether the order was placed in time, and by whom, is asked apart.
 */
export function markedCells(
  { goal, counts }: Pick<Challenge, 'goal' | 'counts'>,
  order: Order,
  returned: Returned,
  { timeZone, excludedGoods }: Terms,
): readonly Cell[] {
  const lines = countedLines(order, returned, counts, excludedGoods);
  if (lines.length === 0) return [];
  if (goal.kind !== 'collect') return [cellAt(goal, order.placedAt, timeZone)];
  const year = periodAt('y', order.placedAt, timeZone);
  return goal.categories
    .filter((category) => lines.some(({ line }) => line.categories.includes(category)))
    .map((category): Cell => `#${category}@${year}`);
}

type DatedGoal = Exclude<ChallengeGoal, { kind: 'collect' }>;

/** The cell that an order placed at `at` is in. */
export function cellAt(goal: DatedGoal, at: EpochSeconds, timeZone: string): Cell {
  const period = periodOf(goal);
  return `${period}${periodAt(period, at, timeZone)}`;
}

/** The span that a goal counts by; years where it counts for ever. */
export function periodOf(goal: DatedGoal): CellPeriod {
  return LETTERS[goal.kind === 'streak' ? goal.of : (goal.within ?? 'year')];
}

const LETTERS = { week: 'w', month: 'm', year: 'y' } as const;

/** Number of the week, month or year of the program's calendar that `at` lies in: one more for each that follows. */
export function periodAt(period: CellPeriod, at: EpochSeconds, timeZone: string): number {
  const { day, month } = localTime(at, timeZone);
  switch (period) {
    case 'w':
      return weekOf(day);
    case 'm':
      return month;
    case 'y':
      return Math.floor(month / 12);
  }
}

/** Weeks begin on Monday, and 1970-01-01 was a Thursday. */
const weekOf = (day: LocalDay): number => Math.floor((day + 3) / 7);
