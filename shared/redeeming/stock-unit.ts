import type { EpochSeconds } from '../domain/calendar.ts';
import type { RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { Reward } from '../domain/program/reward.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { StockStore } from '../storage/stock-store.ts';

/** A unit of a stock, and what has to be committed with the entry that takes it. */
export interface StockUnit {
  /** Left out where the reward has no stock, and where the redemption has its unit already. */
  readonly shard?: number;
  readonly companions: readonly Companion[];
}

const NO_STOCK: StockUnit = { companions: [] };

/**
 * Takes a unit: until the hold lapses, or with `null` for good. Refusals: REWARD_OUT_OF_STOCK.
 */
export async function takeUnit(
  stocks: Pick<StockStore, 'read' | 'reserving'>,
  { id, stock: limit }: Reward,
  lapsesAt: EpochSeconds | null,
  now: EpochSeconds,
): Promise<StockUnit | Refusal> {
  if (limit === undefined) return NO_STOCK;
  const taken = stocks.reserving(await stocks.read([id]), id, limit, lapsesAt, now);
  if (taken === null) return refuse('REWARD_OUT_OF_STOCK', `All ${limit} of the reward ${id} are taken.`);
  return { shard: taken.shard, companions: [taken.companion] };
}

/**
 * Makes the unit of a redemption final; takes another one where its reservation has lapsed. The first part of a redemption
 * that is captured takes it for all. Refusals: REWARD_OUT_OF_STOCK.
 */
export async function captureUnit(
  stocks: Pick<StockStore, 'read' | 'readShard' | 'reserving' | 'capturing'>,
  reward: Reward,
  { captured, stockShard, lapsesAt }: Pick<RedemptionState, 'captured' | 'stockShard' | 'lapsesAt'>,
  now: EpochSeconds,
): Promise<StockUnit | Refusal> {
  if (reward.stock === undefined || captured > 0) return NO_STOCK;
  if (stockShard !== null) {
    const counter = await stocks.readShard(reward.id, stockShard);
    const companion = stocks.capturing(counter, reward.id, stockShard, lapsesAt, now);
    if (companion !== null) return { companions: [companion] };
  }
  return takeUnit(stocks, reward, null, now);
}

/** Gives back the unit that is reserved; nothing where it was captured, or has lapsed and is free already. */
export async function releaseUnit(
  stocks: Pick<StockStore, 'readShard' | 'releasing'>,
  reward: Reward,
  { captured, stockShard, lapsesAt }: Pick<RedemptionState, 'captured' | 'stockShard' | 'lapsesAt'>,
  now: EpochSeconds,
): Promise<readonly Companion[]> {
  if (reward.stock === undefined || captured > 0 || stockShard === null) return [];
  const counter = await stocks.readShard(reward.id, stockShard);
  const companion = stocks.releasing(counter, reward.id, stockShard, lapsesAt, now);
  return companion === null ? [] : [companion];
}

/** Gives back the unit of a redemption of which nothing stays spent, where it has taken one. */
export function returnUnit(
  stocks: Pick<StockStore, 'returning'>,
  { id }: Pick<Reward, 'id'>,
  { stockShard }: Pick<RedemptionState, 'stockShard'>,
): readonly Companion[] {
  return stockShard === null ? [] : [stocks.returning(id, stockShard)];
}
