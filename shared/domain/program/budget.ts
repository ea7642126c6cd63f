import type { EarningRule } from './earning-rule.ts';
import type { ProgramDocument } from './program.ts';

/**
 * Budgets are counted in shards, so that not every order that draws on one writes the same item. Each shard has its part
 * of the limit, and no shard goes over its part: so the sum never goes over the limit, whoever draws at once.
 */
export const BUDGET_SHARDS = 8;

/** What a budget counts. A budget of money is one of points, at the value of a point. */
export interface BudgetLimit {
  readonly counts: 'points' | 'times';
  readonly limit: number;
}

/** Spent of one rule's budget, by shard. */
export type SpentByShard = readonly number[];

/** A part of a draw: positive spends, negative gives back. */
export interface ShardDraw {
  readonly shard: number;
  readonly amount: number;
}

/** The budget of a rule, or null when it has none. Points of a money budget are floored: never a cent too many. */
export function budgetOf({ caps }: EarningRule, { pointValue }: ProgramDocument): BudgetLimit | null {
  const budget = caps?.program;
  if (budget === undefined) return null;
  if ('points' in budget) return { counts: 'points', limit: budget.points };
  if ('times' in budget) return { counts: 'times', limit: budget.times };
  const { currency, amount } = budget.money;
  const perPoints = pointValue.amount[currency] ?? 0;
  if (perPoints <= 0) return { counts: 'points', limit: 0 };
  return {
    counts: 'points',
    // Where a point is worth next to nothing the money buys more points than are ever counted.
    limit: Math.min(
      Number((BigInt(amount) * BigInt(pointValue.points)) / BigInt(perPoints)),
      Number.MAX_SAFE_INTEGER,
    ),
  };
}

/** The part of a limit that a shard may spend; the parts add up to the limit. */
export function shardLimit(limit: number, shard: number): number {
  return Math.floor(limit / BUDGET_SHARDS) + (shard < limit % BUDGET_SHARDS ? 1 : 0);
}

/** What may still be drawn. A limit that was lowered below what is spent leaves nothing. */
export function roomLeft(limit: number, spent: SpentByShard): number {
  return shardRooms(limit, spent).reduce((sum, room) => sum + room, 0);
}

function shardRooms(limit: number, spent: SpentByShard): readonly number[] {
  return Array.from({ length: BUDGET_SHARDS }, (_, shard) =>
    Math.max(0, shardLimit(limit, shard) - (spent[shard] ?? 0)),
  );
}

/**
 * Divides a draw among shards: one, where one has room for all of it, else as few as it takes.
 *
 * @param first where to begin looking; a random shard keeps those who draw at once apart.
 * @throws Error when the shards together have not room enough: the draw was decided on another reading.
 */
export function divideDraw(
  limit: number,
  spent: SpentByShard,
  amount: number,
  first: number,
): readonly ShardDraw[] {
  return divide(shardRooms(limit, spent), amount, first);
}

/** Divides what comes back among the shards that have spent it; as `divideDraw`, with negative amounts. */
export function divideReturn(spent: SpentByShard, amount: number, first: number): readonly ShardDraw[] {
  const rooms = Array.from({ length: BUDGET_SHARDS }, (_, shard) => spent[shard] ?? 0);
  return divide(rooms, amount, first).map((part) => ({ ...part, amount: -part.amount }));
}

function divide(rooms: readonly number[], amount: number, first: number): readonly ShardDraw[] {
  if (amount === 0) return [];
  const around = rooms.map((_, step) => (first + step) % rooms.length);
  const single = around.find((shard) => (rooms[shard] ?? 0) >= amount);
  if (single !== undefined) return [{ shard: single, amount }];
  const largestFirst = [...around].sort((a, b) => (rooms[b] ?? 0) - (rooms[a] ?? 0));
  const draws: ShardDraw[] = [];
  let missing = amount;
  for (const shard of largestFirst) {
    const part = Math.min(missing, rooms[shard] ?? 0);
    if (part > 0) draws.push({ shard, amount: part });
    missing -= part;
  }
  if (missing > 0) throw new Error(`a draw of ${amount} is ${missing} more than the budget's shards have`);
  return draws;
}
