import type { ReferralOutcome } from '../contracts/referring.ts';
import { missOf, type ReferralMissReason } from '../domain/ledger/referral-miss.ts';

/** A code that opened a referral. @param code as the opening keeps it */
export const signedUp = (code: string): ReferralOutcome => ({ status: 'signed_up', code });

/** Made of the reason alone, so that an answer that is given again is the first one. */
export function missed(reason: ReferralMissReason): ReferralOutcome {
  return { status: 'missed', reason, detail: missOf(reason).detail };
}
