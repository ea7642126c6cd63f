import type { EpochSeconds } from '../domain/calendar.ts';
import { isCaptured, type RedemptionState } from '../domain/ledger/redemption-state.ts';
import { awaitFulfillment, settleFulfillment } from '../redeeming/fulfillment-work.ts';
import { rewardOf } from '../redeeming/reward-of.ts';
import { releaseUnit, returnUnit, type StockUnit } from '../redeeming/stock-unit.ts';
import type { Companion } from '../storage/ledger-write.ts';
import { type Books, redemptionIn } from './books.ts';
import type { OrderingDeps } from './ordering-deps.ts';

type Deps = Pick<OrderingDeps, 'programs' | 'stocks' | 'fulfillments'>;

/**
 * What is committed with the redemptions of an order outside the ledger: units of stocks, and the list of what people
 * have to hand over. A transaction writes an item once, so it is told from what each redemption was and what it is in the
 * end: one that is captured and given back at once, because refunds waited for its order, only frees what it had reserved.
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
  const each = before.map((state) =>
    companionsOf(deps, state, redemptionIn(books, state.redemptionId), units, now),
  );
  return (await Promise.all(each)).flat();
}

async function companionsOf(
  { programs, stocks, fulfillments }: Deps,
  before: RedemptionState,
  after: RedemptionState,
  units: ReadonlyMap<string, StockUnit>,
  now: EpochSeconds,
): Promise<readonly Companion[]> {
  const reward = rewardOf(await programs.version(before.programVersion), before.rewardId);
  const { redemptionId } = before;
  if (!isCaptured(before)) {
    const capture = after.entries[before.entries.length];
    if (after.isCanceled || capture === undefined) return releaseUnit(stocks, reward, before, now);
    const unit = units.get(redemptionId)?.companions ?? [];
    return [...unit, ...awaitFulfillment(fulfillments, reward, redemptionId, capture)];
  }
  if (!after.isCanceled || before.isCanceled) return [];
  return [...returnUnit(stocks, reward, before), ...settleFulfillment(fulfillments, reward, before)];
}
