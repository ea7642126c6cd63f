import { closeMember as operation } from '../../shared/contracts/operations/members.ts';
import { closeMember as decide } from '../../shared/domain/ledger/membership.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { memberView } from './member-view.ts';

/**
 * Ends a membership; its points are forfeited. Idempotent by nature: a closed member stays closed. Refusals:
 * MEMBER_NOT_FOUND, MEMBER_ERASED. Emits member.closed.
 */
export function closeMember(deps: Pick<MembersDeps, 'ledger' | 'profiles' | 'programs' | 'noteAudit'>) {
  return route(operation, async ({ path: { memberId }, query: { reason }, caller, now }) => {
    const program = await deps.programs.inForce(now);
    return untilCommitted(async () => {
      const member = await loadMember(deps, memberId);
      if (isRefusal(member)) return member;
      if (member.status === 'closed') return answer(200, memberView(member.profile, 'closed'));
      const decision = decide(member.account, 'closure', reason, program, now);
      if (isRefusal(decision)) return decision;
      const { account, entry } = decision;
      const outcome = await deps.ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: requestHash('closure', reason) }],
        accounts: [{ before: member.account, after: account }],
        companions: [
          deps.noteAudit({
            at: now,
            action: 'member_closed',
            ...callerOf(caller),
            subject: `member:${memberId}`,
            reason: reason ?? null,
            details: {},
          }),
        ],
      });
      return outcome.kind === 'committed' ? answer(200, memberView(member.profile, 'closed')) : null;
    }, `closing member ${memberId}`);
  });
}
