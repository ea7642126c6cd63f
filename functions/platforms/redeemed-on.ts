import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { PlatformsDeps } from './deps.ts';

/** What an order was recorded with, as the ledger has it. */
export function redeemedOn(ledger: Pick<LedgerStore, 'readOrder'>): PlatformsDeps['redeemedOn'] {
  return async (orderId) => {
    const order = await ledger.readOrder(orderId);
    return order?.state?.spent.map(({ redemptionId }) => redemptionId) ?? [];
  };
}
