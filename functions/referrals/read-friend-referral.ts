import { readFriendReferral as operation } from '../../shared/contracts/operations/referrals.ts';
import type { FriendReferral } from '../../shared/contracts/referrals.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type ReferralState, windowEndsAt } from '../../shared/domain/ledger/referral-state.ts';
import { referralTerms } from '../../shared/domain/ledger/referral-terms.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ReferralsDeps } from './deps.ts';
import { friendPromise } from './invitation-view.ts';
import { bookingOf, referralOutcome } from './referral-outcome.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'programs' | 'codes'>;

/** The referral by which a member came, as the member may know it. Refusals: REFERRAL_NOT_FOUND. */
export function readFriendReferral({ ledger, programs, codes }: Deps) {
  return route(operation, async ({ path: { memberId }, query: { locale }, now }) => {
    const state = await ledger.readReferral(memberId);
    if (state === null)
      return refuse('REFERRAL_NOT_FOUND', `Member ${memberId} did not come with a code.`, '/path/memberId');
    const [program, code, advocate] = await Promise.all([
      programs.version(state.programVersion),
      codes.readCode(state.advocateId),
      ledger.readAccount(state.advocateId),
    ]);
    // Whoever left shows themselves to nobody any more, as their link does not.
    const invitedBy = advocate?.status === 'active' ? (code?.shownAs ?? null) : null;
    return answer(200, friendReferral(state, program, invitedBy, now, locale));
  });
}

/** @param program the version that the referral names; @param invitedBy as the advocate wants it */
export function friendReferral(
  state: ReferralState,
  program: Program,
  invitedBy: string | null,
  now: EpochSeconds,
  locale?: string,
): FriendReferral {
  const terms = referralTerms(program);
  return {
    ...referralOutcome(state, program, now),
    invitedBy,
    orderBefore: isoTime(windowEndsAt(state, program)),
    minimumOrder: { ...terms.qualifyingOrder.minimum },
    promised: friendPromise(terms, program, locale),
    got: bookingOf(state.friend),
  };
}
