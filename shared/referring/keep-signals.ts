import { hashedSignals, type RawSignals } from '../referrals/hashed-signals.ts';
import type { SignalStore } from '../storage/signal-store.ts';

interface Deps {
  readonly signals: Pick<SignalStore, 'merge'>;
  readonly salt: () => Promise<Uint8Array>;
}

export type SignalKeeper = ReturnType<typeof signalKeeper>;

/**
 * Hashes what a request brings of a member and adds it to what is kept of them; the raw values end here. Idempotent, and
 * nothing depends on it but judging, so it is done before the commit of what it came with: an answer of 2xx then says that
 * both are durable, and without the commit it is harmless.
 */
export function signalKeeper({ signals, salt }: Deps) {
  /** @throws Fault when storage fails. */
  return async (memberId: string, raw: RawSignals): Promise<void> => {
    if (Object.keys(raw).length === 0) return;
    await signals.merge(memberId, hashedSignals(raw, await salt()));
  };
}
