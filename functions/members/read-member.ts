import { readMember as operation } from '../../shared/contracts/operations/members.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { etagOf, memberView } from './member-view.ts';

/** A member by our id. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. */
export function readMember(deps: Pick<MembersDeps, 'ledger' | 'profiles'>) {
  return route(operation, async ({ path: { memberId } }) => {
    const member = await loadMember(deps, memberId);
    if (isRefusal(member)) return member;
    return answer(200, memberView(member.profile, member.status), { etag: etagOf(member.profile) });
  });
}
