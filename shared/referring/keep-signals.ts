import { hashedSignals, type RawSignals } from '../referrals/hashed-signals.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { SignalStore } from '../storage/signal-store.ts';

interface Deps {
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
  readonly signals: Pick<SignalStore, 'merge' | 'eraseAgain'>;
  readonly salt: () => Promise<Uint8Array>;
}

export type SignalKeeper = ReturnType<typeof signalKeeper>;

/**
 * Hashes what a request brings of a member and adds it to what is kept of them; the raw values end here. Idempotent, and
 * nothing depends on it but judging, so it is done before the commit of what it came with: an answer of 2xx then says that
 * both are durable, and without the commit it is harmless.
 *
 * Who is erased at that very moment leaves nothing behind: either the erasure takes the signals with it, or it is seen here.
 */
export function signalKeeper({ ledger, signals, salt }: Deps) {
  /** @throws Fault when storage fails. */
  return async (memberId: string, raw: RawSignals): Promise<void> => {
    if (Object.keys(raw).length === 0) return;
    await signals.merge(memberId, hashedSignals(raw, await salt()));
    const account = await ledger.readAccount(memberId);
    if (account?.status === 'erased') await signals.eraseAgain(memberId);
  };
}
