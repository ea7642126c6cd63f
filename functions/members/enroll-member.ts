import type { Profile } from '../../shared/contracts/members.ts';
import { enrollMember as operation } from '../../shared/contracts/operations/members.ts';
import type { ReferralOutcome } from '../../shared/contracts/referring.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { newAccountId } from '../../shared/storage/account-id.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { decideEnrollment } from './decide-enrollment.ts';
import type { MembersDeps } from './deps.ts';
import { firstReferral } from './first-referral.ts';
import { keepSignals } from './keep-signals.ts';
import { etagOf, memberView } from './member-view.ts';

type Deps = Pick<MembersDeps, 'ledger' | 'profiles' | 'programs' | 'referring'>;

/**
 * Makes a customer a member, and with an advocate's code the friend of whoever has it, in one transaction. Idempotent by
 * customer id: the customer's link to an account is made once, by whoever comes first, and an account that is active
 * already is answered as it is, with what became of the code when it enrolled. No refusals: an account erased between two
 * steps is read again, and the customer is then a new one. Emits member.enrolled, and referral.signed_up.
 */
export function enrollMember(deps: Deps) {
  const { ledger, profiles, programs } = deps;
  return route(operation, async ({ body, now }) => {
    const { customerId, profile = {} } = body;
    const program = await programs.inForce(now);
    return untilCommitted(async () => {
      const memberId = await profiles.ensureLink('CUSTOMER', customerId, newAccountId());
      const [stored, existing] = await Promise.all([
        ledger.readAccount(memberId),
        profiles.readProfile(memberId),
      ]);
      const account = stored ?? openAccount(memberId);
      if (account.status === 'active' && existing)
        return view(200, existing, body.referral ? await firstReferral(deps, account) : null);
      const decision = await decideEnrollment(deps.referring, account, body.referral, program, now);
      if (decision === null) return null;
      const enrolled = existing ?? newProfile(memberId, customerId, profile, now);
      await keepSignals(deps.referring, enrolled, body.signals, program);
      const outcome = await ledger.commit({
        entries: decision.entries.map((write) => ({ ...write, requestHash: requestHash('enrollment') })),
        accounts: [{ before: account, after: decision.account }],
        companions: [...(existing === null ? [profiles.puttingNew(enrolled)] : []), ...decision.companions],
      });
      return outcome.kind === 'committed' ? view(201, enrolled, decision.referral) : null;
    }, `enrolling customer ${customerId}`);
  });
}

const view = (status: 200 | 201, profile: StoredProfile, referral: ReferralOutcome | null) =>
  answer(status, { ...memberView(profile, 'active'), referral }, { etag: etagOf(profile) });

function newProfile(
  memberId: string,
  customerId: string,
  profile: Profile,
  now: EpochSeconds,
): StoredProfile {
  return { memberId, customerId, fields: profile, version: 1, enrolledAt: now };
}
