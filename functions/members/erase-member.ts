import { eraseMember as operation } from '../../shared/contracts/operations/members.ts';
import { closeMember as decide } from '../../shared/domain/ledger/membership.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';

/**
 * Deletes the profile, the link to the customer id, the name that friends see and what the member is compared by, and
 * closes the books of the account, in one transaction.
 * Idempotent by nature: an erased member stays erased. Refusals: MEMBER_NOT_FOUND. Emits member.erased, by which others
 * delete what they keep; the entry also lets erasures be repeated on tables restored from a backup.
 */
export function eraseMember({
  ledger,
  profiles,
  programs,
  codes,
  signals,
}: Pick<MembersDeps, 'ledger' | 'profiles' | 'programs' | 'codes' | 'signals'>) {
  return route(operation, async ({ path: { memberId }, now }) => {
    const program = await programs.inForce(now);
    return untilCommitted<ApiAnswer<typeof operation> | Refusal>(async () => {
      const [account, profile] = await Promise.all([
        ledger.readAccount(memberId),
        profiles.readProfile(memberId),
      ]);
      if (account?.status === 'erased') return answer(204, null);
      if (account === null || profile === null) {
        return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
      }
      const decision = decide(account, 'erasure', undefined, program, now);
      if (isRefusal(decision)) return decision;
      const { entry } = decision;
      const outcome = await ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: requestHash('erasure') }],
        accounts: [{ before: account, after: decision.account }],
        companions: [...profiles.erasing(profile), ...codes.erasing(memberId), ...signals.erasing(memberId)],
      });
      return outcome.kind === 'committed' ? answer(204, null) : null;
    }, `erasing member ${memberId}`);
  });
}
