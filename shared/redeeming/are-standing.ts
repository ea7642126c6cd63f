import type { RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';

/**
 * Whether redemptions are still as they were read. Accounts and stocks are read apart from them: where another change came in
 * between, a hold or a unit is gone from there, and a refusal for want of either would have the wrong name.
 */
export async function areStanding(
  ledger: Pick<LedgerStore, 'readRedemption'>,
  states: readonly Pick<RedemptionState, 'redemptionId' | 'entries'>[],
): Promise<boolean> {
  const now = await Promise.all(states.map(({ redemptionId }) => ledger.readRedemption(redemptionId)));
  return now.every((state, index) => state?.entries.length === states[index]?.entries.length);
}
