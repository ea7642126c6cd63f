import { eraseMember as operation } from '../../shared/contracts/operations/members.ts';
import { closeMember as decide } from '../../shared/domain/ledger/membership.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';

/**
 * Deletes the profile, the link to the customer id, the name that friends see and what the member is compared by, and
 * closes the books of the account, in one transaction. What the member made may be more than a transaction holds: it is deleted
 * before it, and what came in between after it, also by the retry of a call that got no answer.
 * Idempotent by nature: an erased member stays erased. Refusals: MEMBER_NOT_FOUND. Emits member.erased, by which others
 * delete what they keep; the entry also lets erasures be repeated on tables restored from a backup.
 */
export function eraseMember({
  ledger,
  profiles,
  programs,
  codes,
  signals,
  contributions,
  noteAudit,
}: Pick<
  MembersDeps,
  'ledger' | 'profiles' | 'programs' | 'codes' | 'signals' | 'contributions' | 'noteAudit'
>) {
  return route(operation, async ({ path: { memberId }, caller, now }) => {
    const program = await programs.inForce(now);
    return untilCommitted<ApiAnswer<typeof operation> | Refusal>(async () => {
      const [account, profile] = await Promise.all([
        ledger.readAccount(memberId),
        profiles.readProfile(memberId),
      ]);
      if (account?.status === 'erased') return erased(memberId);
      if (account === null || profile === null) {
        return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
      }
      const decision = decide(account, 'erasure', undefined, program, now);
      if (isRefusal(decision)) return decision;
      const { entry } = decision;
      await contributions.eraseAgain(memberId);
      const outcome = await ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: requestHash('erasure') }],
        accounts: [{ before: account, after: decision.account }],
        companions: [
          ...profiles.erasing(profile),
          ...codes.erasing(memberId),
          ...signals.erasing(memberId),
          noteAudit({
            at: now,
            action: 'member_erased',
            ...callerOf(caller),
            subject: `member:${memberId}`,
            reason: null,
            details: {},
          }),
        ],
      });
      return outcome.kind === 'committed' ? erased(memberId) : null;
    }, `erasing member ${memberId}`);
  });

  /** Nobody adds anything to an account that is erased, so nothing is left. */
  async function erased(memberId: string) {
    await contributions.eraseAgain(memberId);
    return answer(204, null);
  }
}
