import type { EpochSeconds } from '../domain/calendar.ts';
import { type Entry, isCause } from '../domain/ledger/entry.ts';
import type { RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { Reward } from '../domain/program/reward.ts';
import type { FulfillmentList } from '../storage/fulfillment-list.ts';
import type { Companion } from '../storage/ledger-write.ts';

/** Puts a reward that people hand over on their list, with the entry that captures it; nothing for other rewards. */
export function awaitFulfillment(
  fulfillments: Pick<FulfillmentList, 'awaiting'>,
  { id, benefit }: Reward,
  redemptionId: string,
  { memberId, recordedAt }: Pick<Entry, 'memberId' | 'recordedAt'>,
): readonly Companion[] {
  if (benefit.kind !== 'by_hand') return [];
  return [fulfillments.awaiting({ redemptionId, rewardId: id, memberId, capturedAt: recordedAt })];
}

/** Takes it off the list: it was handed over, or nothing of it stays spent. */
export function settleFulfillment(
  fulfillments: Pick<FulfillmentList, 'settled'>,
  { benefit }: Reward,
  state: RedemptionState,
): readonly Companion[] {
  if (benefit.kind !== 'by_hand') return [];
  const { redemptionId } = state;
  return [fulfillments.settled({ redemptionId, capturedAt: capturedAt(state) })];
}

/** When it was captured first. */
function capturedAt({ entries, authorizedAt, lapsesAt }: RedemptionState): EpochSeconds {
  if (lapsesAt === null) return authorizedAt;
  return entries.find((entry) => isCause(entry, 'capture'))?.recordedAt ?? authorizedAt;
}
