import type { Caller } from '../../shared/contracts/access.ts';
import { setPreferences as operation } from '../../shared/contracts/operations/preferences.ts';
import { NO_PREFERENCES, withConsents } from '../../shared/domain/preferences.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { pokeAfterChange } from './poke-after-change.ts';
import { preferencesView } from './preferences-view.ts';

/**
 * Sets what a member said about being written to, with the moment and how it came. Idempotent by nature: what was said before
 * stays as it is. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. Emits nothing: it is the person's, and no entry is written.
 */
export function setPreferences(deps: Pick<MembersDeps, 'ledger' | 'profiles' | 'pokes'>) {
  return route(operation, ({ path: { memberId }, body, caller, now }) =>
    untilCommitted(async () => {
      const member = await loadMember(deps, memberId);
      if (isRefusal(member)) return member;
      const { profile } = member;
      const before = profile.preferences ?? NO_PREFERENCES;
      const said = { at: now, how: sayer(caller, body.how) };
      const { timeZone = null } = body;
      const preferences = { ...withConsents(before, body.channels, said), timeZone };
      const next = { ...profile, preferences, version: profile.version + 1 };
      if (timeZone !== before.timeZone) await pokeAfterChange(deps, memberId, now);
      if (!(await deps.profiles.changeProfile(next))) return null;
      return answer(200, preferencesView(memberId, preferences));
    }, `setting the preferences of member ${memberId}`),
  );
}

/** What a browser says of itself is not proof of anything: it is the member who said so. */
const sayer = (caller: Caller | null, how: string | undefined): string =>
  caller?.kind === 'member_token' ? 'member' : (how ?? 'shop');
