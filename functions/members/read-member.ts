import * as operations from '../../shared/contracts/operations/members.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { etagOf, memberView } from './member-view.ts';

type Deps = Pick<MembersDeps, 'ledger' | 'profiles'>;

/** A member by our id. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. */
export function readMember(deps: Deps) {
  return route(operations.readMember, ({ path: { memberId } }) => readById(deps, memberId));
}

/** A member by the shop's customer id. Refusals: MEMBER_NOT_FOUND, also for a customer who has ordered but not enrolled. */
export function findMember(deps: Deps) {
  return route(operations.findMember, async ({ query: { customerId } }) => {
    const memberId = await deps.profiles.findLink('CUSTOMER', customerId);
    if (memberId === null) {
      return refuse('MEMBER_NOT_FOUND', `Customer ${customerId} has not enrolled.`, '/query/customerId');
    }
    return readById(deps, memberId);
  });
}

async function readById(deps: Deps, memberId: string) {
  const member = await loadMember(deps, memberId);
  if (isRefusal(member)) return member;
  return answer(200, memberView(member.profile, member.status), { etag: etagOf(member.profile) });
}
