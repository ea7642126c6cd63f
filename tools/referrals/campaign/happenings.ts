import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { Signals } from '../../../shared/domain/referrals/signals.ts';
import { judgedSignals } from '../../../shared/domain/referrals/stored-signals.ts';
import { disposableDomains } from '../../../shared/referrals/disposable-domains.ts';
import { hashedSignals } from '../../../shared/referrals/hashed-signals.ts';
import type { Account, Label, PlannedReferral } from '../population/planned-referral.ts';

/** A referral as the engine would hold it: hashes instead of what they were made of. */
export interface Referral extends Omit<PlannedReferral, 'advocate' | 'friend'> {
  readonly label: Label;
  readonly advocateId: string;
  readonly friendId: string;
  readonly advocate: Signals;
  readonly friend: Signals;
}

/** The order is that in which two of one second happen. */
const STEPS = ['signed_up', 'ordered', 'returned'] as const;

export interface Happening {
  readonly at: EpochSeconds;
  readonly step: (typeof STEPS)[number];
  readonly referral: Referral;
}

/** Each account is hashed once, whatever number of friends it brings. */
export function hashing(salt: Uint8Array): (planned: PlannedReferral) => Referral {
  const known = new Map<string, Signals>();
  const disposable = disposableDomains(salt);
  const signalsOf = ({ memberId, raw }: Account): Signals => {
    const signals = known.get(memberId) ?? judgedSignals(hashedSignals(raw, salt), disposable);
    known.set(memberId, signals);
    return signals;
  };
  return ({ advocate, friend, ...rest }) => ({
    ...rest,
    advocateId: advocate.memberId,
    friendId: friend.memberId,
    advocate: signalsOf(advocate),
    friend: signalsOf(friend),
  });
}

export function inOrderOfTime(referrals: readonly Referral[]): readonly Happening[] {
  return referrals
    .flatMap((referral): Happening[] => [
      { at: referral.signedUpAt, step: 'signed_up', referral },
      { at: referral.orderedAt, step: 'ordered', referral },
      ...(referral.returnedAt === null
        ? []
        : [{ at: referral.returnedAt, step: 'returned' as const, referral }]),
    ])
    .sort((a, b) => a.at - b.at || STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
}
