import type { Challenge, ChallengeGoal } from '../program/challenge.ts';
import type { Cell } from './mark.ts';
import { periodOf } from './marked-cells.ts';

type DatedGoal = Exclude<ChallengeGoal, { kind: 'collect' }>;
type Terms = Pick<Challenge, 'goal' | 'repeatable'>;

/**
 * How often a challenge is achieved by what is counted: a function of the counts alone, so that it does not matter in which
 * order the orders came, nor how they went back.
 */
export function roundsOf({ goal, repeatable }: Terms, cells: ReadonlyMap<Cell, number>): number {
  const rounds = repeatedly(goal, cells);
  return repeatable ? rounds : Math.min(1, rounds);
}

function repeatedly(goal: ChallengeGoal, cells: ReadonlyMap<Cell, number>): number {
  switch (goal.kind) {
    case 'orders':
      return goal.within === undefined
        ? Math.floor(ordersEver(goal, cells) / goal.orders)
        : periodsIn(goal, cells).filter(([, orders]) => orders >= goal.orders).length;
    case 'streak':
      return runsIn(goal, cells).reduce((sum, { length }) => sum + Math.floor(length / goal.periods), 0);
    case 'collect':
      return setsOf(goal, cells);
  }
}

export const ordersEver = (goal: DatedGoal, cells: ReadonlyMap<Cell, number>): number =>
  periodsIn(goal, cells).reduce((sum, [, orders]) => sum + orders, 0);

/** The periods with orders, oldest first, with how many. */
export function periodsIn(
  goal: DatedGoal,
  cells: ReadonlyMap<Cell, number>,
): readonly (readonly [period: number, orders: number])[] {
  const letter = periodOf(goal);
  return [...cells]
    .filter(([cell]) => cell.startsWith(letter))
    .map(([cell, orders]) => [Number(cell.slice(1)), orders] as const)
    .sort(([a], [b]) => a - b);
}

export interface Run {
  readonly last: number;
  readonly length: number;
}

/** Periods that follow each other without a gap, oldest first. */
export function runsIn(
  goal: Extract<ChallengeGoal, { kind: 'streak' }>,
  cells: ReadonlyMap<Cell, number>,
): readonly Run[] {
  const runs: Run[] = [];
  for (const [period] of periodsIn(goal, cells)) {
    const before = runs.at(-1);
    if (before?.last === period - 1) runs[runs.length - 1] = { last: period, length: before.length + 1 };
    else runs.push({ last: period, length: 1 });
  }
  return runs;
}

type Collection = Extract<ChallengeGoal, { kind: 'collect' }>;

/** How many sets of `different` categories can be made, each order being in one set for each of its categories. */
function setsOf(goal: Collection, cells: ReadonlyMap<Cell, number>): number {
  let sets = 0;
  while (inSets(goal, cells, sets + 1) >= (sets + 1) * goal.different) sets += 1;
  return sets;
}

/** Pieces that can be part of that many sets: a category is in a set once. That many sets can be made when they suffice. */
export function inSets({ categories }: Collection, cells: ReadonlyMap<Cell, number>, sets: number): number {
  return categories.reduce((sum, category) => sum + Math.min(ordersWith(category, cells), sets), 0);
}

/** Orders with goods of a category, in all years. */
export function ordersWith(category: string, cells: ReadonlyMap<Cell, number>): number {
  return [...cells].reduce((sum, [cell, orders]) => sum + (categoryOf(cell) === category ? orders : 0), 0);
}

function categoryOf(cell: Cell): string | null {
  return cell.startsWith('#') ? cell.slice(1, cell.lastIndexOf('@')) : null;
}
