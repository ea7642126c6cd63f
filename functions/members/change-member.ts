import { MAX_ATTRIBUTES } from '../../shared/contracts/member-attributes.ts';
import type { ProfileChange } from '../../shared/contracts/members.ts';
import { changeMember as operation } from '../../shared/contracts/operations/members.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { MemberAttribute, ProfileFields, StoredProfile } from '../../shared/storage/profile-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';
import { keepSignals } from './keep-signals.ts';
import { keyedProfile } from './keyed-profile.ts';
import { loadMember } from './load-member.ts';
import { etagOf, memberView } from './member-view.ts';
import { pokeAfterChange } from './poke-after-change.ts';

/**
 * Changes a profile. Idempotent by nature: it sets fields to values. With If-Match, PRECONDITION_FAILED where somebody
 * else changed it meanwhile; without, the change is applied to whatever is there. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED.
 * Another e-mail address is what the member is compared by from then on.
 */
export function changeMember(
  deps: Pick<MembersDeps, 'ledger' | 'profiles' | 'programs' | 'referring' | 'pokes' | 'mailboxKeyOf'>,
) {
  return route(operation, ({ path: { memberId }, headers, body, now }) =>
    untilCommitted(async () => {
      const member = await loadMember(deps, memberId);
      if (isRefusal(member)) return member;
      refuseOutdated(member.profile, headers['if-match']);
      const next = await keyedProfile(deps, {
        ...member.profile,
        fields: changed(member.profile.fields, body),
        version: member.profile.version + 1,
      });
      if (body.email && member.status === 'active')
        await keepSignals(deps.referring, next, undefined, await deps.programs.inForce(now));
      if (body.birthday !== undefined) await pokeAfterChange(deps, memberId, now);
      if (!(await deps.profiles.changeProfile(next))) return null;
      return answer(200, memberView(next, member.status), { etag: etagOf(next) });
    }, `changing member ${memberId}`),
  );
}

function refuseOutdated(profile: StoredProfile, expected: string | undefined): void {
  if (expected === undefined || expected === '*' || expected === etagOf(profile)) return;
  throw new ProblemError('PRECONDITION_FAILED', `The profile is at ${etagOf(profile)}, not at ${expected}.`, [
    {
      pointer: '/headers/if-match',
      detail: `is not the ETag of the profile as it is now, ${etagOf(profile)}`,
    },
  ]);
}

/** At most so many attributes after a change as a new profile may have. */
function changed(fields: ProfileFields, { attributes, ...change }: ProfileChange): ProfileFields {
  const merged = withoutNulls<MemberAttribute>({ ...fields.attributes, ...attributes });
  const count = Object.keys(merged).length;
  if (count > MAX_ATTRIBUTES) {
    const detail = `would give the profile ${count} attributes; at most ${MAX_ATTRIBUTES} are kept, remove some with null`;
    throw new ProblemError('REQUEST_INVALID', `/attributes: ${detail}`, [{ pointer: '/attributes', detail }]);
  }
  const { attributes: _before, ...texts } = fields;
  return { ...withoutNulls<string>({ ...texts, ...change }), ...(count === 0 ? {} : { attributes: merged }) };
}

function withoutNulls<V>(values: Readonly<Record<string, V | null | undefined>>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, V & {}] => entry[1] != null),
  );
}
