import type { EpochSeconds } from '../calendar.ts';
import type { Challenge, ChallengeGoal } from '../program/challenge.ts';
import { awardedOf, type Cell, cellsOf, type Mark } from './mark.ts';
import { cellAt, periodAt, periodOf } from './marked-cells.ts';
import { inSets, ordersEver, ordersWith, roundsOf, runsIn } from './rounds.ts';

/** How far a member is, at a moment. */
export interface ChallengeProgress {
  /** Orders, periods or categories of the round that runs; all of them where nothing is left to do. */
  readonly reached: number;
  readonly needed: number;
  /** How often it was given and stands. */
  readonly achieved: number;
  /** Whether nothing more can be had: it is given once, and was; or once in a span that it was given for. */
  readonly isDone: boolean;
  /** Of a collection, the categories that the round has already; empty for other goals. */
  readonly collected: readonly string[];
}

export function progressOf(
  challenge: Challenge,
  marks: readonly Mark[],
  now: EpochSeconds,
  timeZone: string,
): ChallengeProgress {
  const { goal, repeatable } = challenge;
  const cells = cellsOf(marks, challenge.id);
  const achieved = awardedOf(marks, challenge.id);
  const needed = neededFor(goal);
  const collected = goal.kind === 'collect' ? collectedIn(challenge, goal, cells) : [];
  if (!repeatable && achieved > 0) return { reached: needed, needed, achieved, isDone: true, collected };
  const reached = Math.min(needed, Math.max(0, reachedBy(challenge, marks, now, timeZone)));
  const isDone = goal.kind === 'orders' && goal.within !== undefined && achieved > 0 && reached === needed;
  return { reached, needed, achieved, isDone, collected };
}

/** Orders, periods or categories. */
export function neededFor(goal: ChallengeGoal): number {
  switch (goal.kind) {
    case 'orders':
      return goal.orders;
    case 'streak':
      return goal.periods;
    case 'collect':
      return goal.different;
  }
}

function reachedBy(
  challenge: Challenge,
  marks: readonly Mark[],
  now: EpochSeconds,
  timeZone: string,
): number {
  const { goal } = challenge;
  const cells = cellsOf(marks, challenge.id);
  switch (goal.kind) {
    case 'orders': {
      if (goal.within !== undefined) return cells.get(cellAt(goal, now, timeZone)) ?? 0;
      return ordersEver(goal, cells) - awardedOf(marks, challenge.id) * goal.orders;
    }
    case 'streak':
      return runningFor(goal, cells, now, timeZone) % goal.periods;
    case 'collect': {
      const rounds = roundsOf(challenge, cells);
      return inSets(goal, cells, rounds + 1) - rounds * goal.different;
    }
  }
}

/** Periods of the row that can still be prolonged: the one of now needs no order yet. */
function runningFor(
  goal: Extract<ChallengeGoal, { kind: 'streak' }>,
  cells: ReadonlyMap<Cell, number>,
  now: EpochSeconds,
  timeZone: string,
): number {
  const period = periodOf(goal);
  const current = periodAt(period, now, timeZone);
  const running = runsIn(goal, cells).find(({ last }) => last === current || last === current - 1);
  return running?.length ?? 0;
}

/** Those that are there more often than rounds were completed. */
function collectedIn(
  challenge: Challenge,
  { categories }: Extract<ChallengeGoal, { kind: 'collect' }>,
  cells: ReadonlyMap<Cell, number>,
): readonly string[] {
  const rounds = challenge.repeatable ? roundsOf(challenge, cells) : 0;
  return categories.filter((category) => ordersWith(category, cells) > rounds);
}
