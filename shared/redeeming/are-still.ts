import type { RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';

/**
 * Whether redemptions are still what they were when they were read. Accounts and stocks are read after them. Where another
 * change came in between, its hold or its unit is gone from there, and a refusal for want of either would be wrong: it may
 * be the very change that is asked for which was made, by another copy of the request.
 */
export async function areStill(
  ledger: Pick<LedgerStore, 'readRedemption'>,
  states: readonly Pick<RedemptionState, 'redemptionId' | 'entries'>[],
): Promise<boolean> {
  const now = await Promise.all(states.map(({ redemptionId }) => ledger.readRedemption(redemptionId)));
  return now.every((state, index) => state?.entries.length === states[index]?.entries.length);
}
