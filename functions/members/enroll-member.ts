import type { Profile } from '../../shared/contracts/members.ts';
import { enrollMember as operation } from '../../shared/contracts/operations/members.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import { enrollMember as decide } from '../../shared/domain/ledger/membership.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { newAccountId } from '../../shared/storage/account-id.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';
import { etagOf, memberView } from './member-view.ts';

/**
 * Makes a customer a member. Idempotent by customer id: the customer's link to an account is made once, by whoever comes
 * first, and an account that is active already is answered as it is. No refusals: an account erased between two steps is
 * read again, and the customer is then a new one. Emits member.enrolled.
 */
export function enrollMember({
  ledger,
  profiles,
  programs,
}: Pick<MembersDeps, 'ledger' | 'profiles' | 'programs'>) {
  return route(operation, async ({ body: { customerId, profile = {} }, now }) => {
    const program = await programs.inForce(now);
    return untilCommitted(async () => {
      const memberId = await profiles.ensureLink('CUSTOMER', customerId, newAccountId());
      const [stored, existing] = await Promise.all([
        ledger.readAccount(memberId),
        profiles.readProfile(memberId),
      ]);
      const account = stored ?? openAccount(memberId);
      if (account.status === 'active' && existing) return view(200, existing);
      const enrolled = existing ?? newProfile(memberId, customerId, profile, now);
      return (await enroll(account, enrolled, existing === null, program, now)) ? view(201, enrolled) : null;
    }, `enrolling customer ${customerId}`);
  });

  async function enroll(
    account: Account,
    profile: StoredProfile,
    isNew: boolean,
    program: Program,
    now: EpochSeconds,
  ): Promise<boolean> {
    const decision = decide(account, program, now);
    if (isRefusal(decision)) return false;
    const outcome = await ledger.commit({
      entries: [
        {
          key: memberEntryKey(decision.entry),
          entry: decision.entry,
          requestHash: requestHash('enrollment'),
        },
      ],
      accounts: [{ before: account, after: decision.account }],
      companions: isNew ? [profiles.puttingNew(profile)] : [],
    });
    return outcome.kind === 'committed';
  }
}

const view = (status: 200 | 201, profile: StoredProfile) =>
  answer(status, memberView(profile, 'active'), { etag: etagOf(profile) });

function newProfile(
  memberId: string,
  customerId: string,
  profile: Profile,
  now: EpochSeconds,
): StoredProfile {
  return { memberId, customerId, fields: profile as Record<string, string>, version: 1, enrolledAt: now };
}
