import type { EpochSeconds } from '../domain/calendar.ts';
import { BUDGET_SHARDS, shardLimit } from '../domain/program/budget.ts';

/** The stock of a reward is counted in shards, as budgets are. */
export const STOCK_SHARDS = BUDGET_SHARDS;

/** Units that are reserved until the same second. */
export interface Reserved {
  readonly lapsesAt: EpochSeconds;
  readonly units: number;
}

/** One shard, as it was read. `taken`: units that were captured or are reserved, lapsed reservations among them. */
export interface StockShard {
  readonly taken: number;
  readonly reserved: readonly Reserved[];
}

/**
 * How many lapsed seconds one write clears away: an expression has 300 operators at most. Nobody ever sees the rest but
 * where a limit was lowered by more units than those seconds hold.
 */
const CLEARED_AT_ONCE = 100;

/** Where a unit may be taken, and what must be cleared away for it. */
export interface Room {
  readonly shard: number;
  /** Reservations that lapsed, to be removed as they were read. */
  readonly cleared: readonly Reserved[];
  /** What `taken` may be before the write. */
  readonly takenAtMost: number;
}

/** All shards of some rewards, as one reading found them. */
export interface Stock {
  /** Units that can be taken now, of a stock of `limit`; reservations that lapsed are free. */
  left(rewardId: string, limit: number, now: EpochSeconds): number;
  /** @throws Error when this reward was not read. */
  shardsOf(rewardId: string): readonly StockShard[];
}

export function stockOf(shards: ReadonlyMap<string, readonly StockShard[]>): Stock {
  const shardsOf = (rewardId: string) => {
    const found = shards.get(rewardId);
    if (found === undefined) throw new Error(`the stock of reward ${rewardId} was not read`);
    return found;
  };
  return {
    shardsOf,
    left: (rewardId, limit, now) =>
      Math.max(0, limit - sum(shardsOf(rewardId).map((shard) => takenAt(shard, now)))),
  };
}

/**
 * A shard with room, looking from `first` on; null when every unit is taken.
 *
 * Each shard may take its part of the limit. Where a limit was lowered, some shards may have taken more than their part
 * of it by then: the parts of the others are those of a smaller limit, so that all together stay within. That is the
 * largest one for which the greater of part and taken, over all shards, add up to no more than the limit. Nobody takes
 * above such a part, and whoever reads later finds the same or, as units come back, a larger one, which has every smaller
 * one within it: so no two writers who read at different times exceed the limit together.
 */
export function roomIn(
  shards: readonly StockShard[],
  limit: number,
  now: EpochSeconds,
  first: number,
): Room | null {
  const taken = shards.map((shard) => takenAt(shard, now));
  const divided = dividedLimit(limit, taken);
  for (let step = 0; step < shards.length; step += 1) {
    const shard = (first + step) % shards.length;
    const cleared = lapsedOf(shards[shard], now).slice(0, CLEARED_AT_ONCE);
    const takenAtMost = shardLimit(divided, shard) - 1 + unitsOf(cleared);
    if ((shards[shard]?.taken ?? 0) <= takenAtMost) return { shard, cleared, takenAtMost };
  }
  return null;
}

/** The largest limit, up to this one, whose parts together with what shards took beyond them stay within it; 0: none. */
function dividedLimit(limit: number, taken: readonly number[]): number {
  const withParts = (divided: number) =>
    sum(taken.map((units, shard) => Math.max(units, shardLimit(divided, shard))));
  let fits = 0;
  let most = limit;
  while (fits < most) {
    const middle = fits + Math.ceil((most - fits) / 2);
    if (withParts(middle) <= limit) fits = middle;
    else most = middle - 1;
  }
  return fits;
}

/** Largest first. */
function lapsedOf(shard: StockShard | undefined, now: EpochSeconds): readonly Reserved[] {
  const lapsed = shard?.reserved.filter(({ lapsesAt, units }) => lapsesAt <= now && units > 0) ?? [];
  return lapsed.toSorted((one, other) => other.units - one.units);
}

const takenAt = (shard: StockShard, now: EpochSeconds): number => shard.taken - unitsOf(lapsedOf(shard, now));
const unitsOf = (reserved: readonly Reserved[]): number => sum(reserved.map(({ units }) => units));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, part) => total + part, 0);
