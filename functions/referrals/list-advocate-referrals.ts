import { type Caller, isOfShop } from '../../shared/contracts/access.ts';
import { listAdvocateReferrals as operation } from '../../shared/contracts/operations/referrals.ts';
import type { AdvocateReferral } from '../../shared/contracts/referrals.ts';
import { isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import type { ReferralState } from '../../shared/domain/ledger/referral-state.ts';
import { REFERRAL_CAP } from '../../shared/domain/ledger/uses.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import { mayInvite } from './advocate-standing.ts';
import type { ReferralsDeps } from './deps.ts';
import { bookingOf, referralOutcome } from './referral-outcome.ts';

const POSITION = /^([0-9]{1,11}-[0-9]{1,6})$/;

type Deps = Pick<ReferralsDeps, 'ledger' | 'profiles' | 'programs' | 'friends' | 'codes'>;

/** The friends of a member, found in their list and read as they stand. Refusals: CURSOR_INVALID, MEMBER_NOT_FOUND. */
export function listAdvocateReferrals(deps: Deps) {
  const { ledger, programs, friends, codes } = deps;
  return route(operation, async ({ path: { memberId }, query: { limit, cursor }, caller, now }) => {
    const after = cursor === undefined ? undefined : positionIn(cursor, POSITION)[0];
    const account = await ledger.readAccount(memberId);
    if (account === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const [page, code, isAdvocate] = await Promise.all([
      friends.page(memberId, limit, after),
      codes.readCode(memberId),
      mayInvite(deps, account, now),
    ]);
    const found = await Promise.all(page.friends.map(({ friendId }) => ledger.readReferral(friendId)));
    // The last touch may have given a friend to another since the list was read.
    const own = found.flatMap((state) => (state !== null && state.advocateId === memberId ? [state] : []));
    return answer(200, {
      referrals: await Promise.all(
        own.map(async (state) =>
          advocateReferral(state, await programs.version(state.programVersion), caller, now),
        ),
      ),
      totals: totalsOf(account),
      mayInvite: isAdvocate,
      code: code?.code ?? null,
      nextCursor: page.next === null ? null : cursorOf(page.next),
    });
  });
}

/** Without the friend, for the member's own eyes. @param program the version that the referral names */
export function advocateReferral(
  state: ReferralState,
  program: Program,
  caller: Pick<Caller, 'kind'> | null,
  now: EpochSeconds,
): AdvocateReferral {
  return {
    friendId: isOfShop(caller) ? state.friendId : null,
    ...referralOutcome(state, program, now),
    channel: state.channel,
    visitedAt: isoTimeOrNull(state.visitedAt),
    got: bookingOf(state.advocate),
  };
}

/** The account counts them, because caps and steps go by them. */
export function totalsOf({ uses }: Pick<Account, 'uses'>) {
  const counted = uses.find(({ cap, per }) => cap === REFERRAL_CAP && per === 'ever');
  return { successes: counted?.times ?? 0, points: counted?.points ?? 0 };
}
