import { MOST_ALSO_FOUND } from '../../shared/contracts/members.ts';
import { findMember as operation } from '../../shared/contracts/operations/members.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { etagOf, memberView } from './member-view.ts';

type Deps = Pick<MembersDeps, 'ledger' | 'profiles' | 'mailboxKeyOf'>;

interface Found {
  readonly memberId: string;
  readonly alsoFound: readonly string[];
}

/**
 * A member by the shop's customer id, or by a mail address. Refusals: MEMBER_NOT_FOUND, also for a customer who has ordered but not
 * enrolled, MEMBER_ERASED.
 */
export function findMember(deps: Deps) {
  return route(operation, async ({ query: { customerId, email } }) => {
    const found = email === undefined ? await byCustomer(customerId ?? '') : await byMailbox(email);
    if (isRefusal(found)) return found;
    const member = await loadMember(deps, found.memberId);
    if (isRefusal(member)) return member;
    const view = { ...memberView(member.profile, member.status), alsoFound: [...found.alsoFound] };
    return answer(200, view, { etag: etagOf(member.profile) });
  });

  async function byCustomer(customerId: string): Promise<Found | Refusal> {
    const memberId = await deps.profiles.findLink('CUSTOMER', customerId);
    return memberId === null
      ? refuse('MEMBER_NOT_FOUND', `Customer ${customerId} has not enrolled.`, '/query/customerId')
      : { memberId, alsoFound: [] };
  }

  /** The address is in no answer and no log, but where the profile has it. */
  async function byMailbox(email: string): Promise<Found | Refusal> {
    const key = await deps.mailboxKeyOf(email);
    const profiles = key === null ? [] : await deps.profiles.findByMailbox(key, MOST_ALSO_FOUND + 1);
    const [first, ...others] = profiles.toSorted(likelier(email)).map(({ memberId }) => memberId);
    return first === undefined
      ? refuse('MEMBER_NOT_FOUND', 'No member has this mail address.', '/query/email')
      : { memberId: first, alsoFound: others };
  }
}

/** Who wrote the address in just this way first, and of several who joined last. */
const likelier = (email: string) => (one: StoredProfile, other: StoredProfile) => {
  const isExact = ({ fields }: StoredProfile) => fields.email?.toLowerCase() === email.toLowerCase();
  return Number(isExact(other)) - Number(isExact(one)) || other.enrolledAt - one.enrolledAt;
};
