import type { EpochSeconds } from '../domain/calendar.ts';
import { isCaptured, type RedemptionState } from '../domain/ledger/redemption-state.ts';
import { awaitFulfillment, settleFulfillment } from '../redeeming/fulfillment-work.ts';
import { rewardOf } from '../redeeming/reward-of.ts';
import { releaseUnit, type StockUnit } from '../redeeming/stock-unit.ts';
import type { Companion } from '../storage/ledger-write.ts';
import { type Books, redemptionIn } from './books.ts';
import type { OrderingDeps } from './ordering-deps.ts';

type Deps = Pick<OrderingDeps, 'programs' | 'stocks' | 'fulfillments'>;

/** What one redemption needs: companions of its own, and its unit where that goes back to the stock. */
interface Needed {
  readonly companions: readonly Companion[];
  readonly returned?: Pick<RedemptionState, 'rewardId' | 'stockShard'>;
}

/**
 * What is committed with the redemptions of an order outside the ledger: units of stocks, and the list of what people
 * have to hand over. A transaction writes an item once, so it is told from what each redemption was and what it is in the
 * end: one that is captured and given back at once, because refunds waited for its order, only frees what it had
 * reserved, and units that go back to one shard go back together.
 *
 * @param before each redemption as it was read
 * @param units that captures take
 */
export async function redemptionCompanions(
  deps: Deps,
  before: readonly RedemptionState[],
  books: Books,
  units: ReadonlyMap<string, StockUnit>,
  now: EpochSeconds,
): Promise<readonly Companion[]> {
  const needed = await Promise.all(
    before.map((state) => neededBy(deps, state, redemptionIn(books, state.redemptionId), units, now)),
  );
  return [...needed.flatMap(({ companions }) => companions), ...returnUnits(deps, needed)];
}

async function neededBy(
  { programs, stocks, fulfillments }: Deps,
  before: RedemptionState,
  after: RedemptionState,
  units: ReadonlyMap<string, StockUnit>,
  now: EpochSeconds,
): Promise<Needed> {
  const { redemptionId, programVersion, rewardId, stockShard } = before;
  const reward = rewardOf(await programs.version(programVersion), rewardId);
  if (!isCaptured(before)) {
    const capture = after.entries[before.entries.length];
    if (after.isCanceled || capture === undefined)
      return { companions: await releaseUnit(stocks, reward, before, now) };
    const unit = units.get(redemptionId)?.companions ?? [];
    return { companions: [...unit, ...awaitFulfillment(fulfillments, reward, redemptionId, capture)] };
  }
  if (!after.isCanceled || before.isCanceled) return { companions: [] };
  return {
    companions: settleFulfillment(fulfillments, reward, before),
    returned: { rewardId, stockShard },
  };
}

function returnUnits({ stocks }: Deps, needed: readonly Needed[]): readonly Companion[] {
  const shards = new Map<string, { rewardId: string; shard: number; units: number }>();
  for (const { returned } of needed) {
    if (returned === undefined || returned.stockShard === null) continue;
    const { rewardId, stockShard: shard } = returned;
    const place = `${rewardId} ${shard}`;
    shards.set(place, { rewardId, shard, units: (shards.get(place)?.units ?? 0) + 1 });
  }
  return [...shards.values()].map(({ rewardId, shard, units }) => stocks.returning(rewardId, shard, units));
}
