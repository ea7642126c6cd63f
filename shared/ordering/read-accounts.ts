import { type Account, openAccount } from '../domain/ledger/account.ts';
import type { RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';

/**
 * Every account that entries of some redemptions may stand on: of whose points they are, and of who has their coupons.
 *
 * @param known accounts that were read already
 */
export async function readAccounts(
  ledger: Pick<LedgerStore, 'readAccount'>,
  redemptions: readonly Pick<RedemptionState, 'memberId' | 'holderId'>[],
  known: readonly Account[],
): Promise<readonly Account[]> {
  const ids = new Set(redemptions.flatMap(({ memberId, holderId }) => [memberId, holderId]));
  const others = [...ids].filter((id) => known.every(({ memberId }) => memberId !== id));
  const read = others.map(async (id) => (await ledger.readAccount(id)) ?? openAccount(id));
  return [...known, ...(await Promise.all(read))];
}
