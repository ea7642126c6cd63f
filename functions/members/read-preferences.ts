import { readPreferences as operation } from '../../shared/contracts/operations/preferences.ts';
import { NO_PREFERENCES } from '../../shared/domain/preferences.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { preferencesView } from './preferences-view.ts';

/** What a member said about being written to. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. */
export function readPreferences(deps: Pick<MembersDeps, 'ledger' | 'profiles'>) {
  return route(operation, async ({ path: { memberId } }) => {
    const member = await loadMember(deps, memberId);
    if (isRefusal(member)) return member;
    return answer(200, preferencesView(memberId, member.profile.preferences ?? NO_PREFERENCES));
  });
}
