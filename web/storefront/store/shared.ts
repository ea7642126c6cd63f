import type {
  Account,
  AdvocateReferralList,
  MemberChallenges,
  MemberRewards,
  MemberTier,
  OpenSurveys,
  Preferences,
  Redemption,
  ReferralCode,
  Statement,
  WaysToEarn,
} from '../../../client/generated/types.ts';
import type { MemberStore, Place } from './member-store.ts';
import type { Resource } from './resource.ts';

/** What elements share, each by its name: two that show the same ask for it once. */

export const accountOf = (store: MemberStore): Resource<Account> =>
  store.resource('account', () => store.calls.readAccount({ memberId: store.memberId }));

export const tierOf = (store: MemberStore): Resource<MemberTier> =>
  store.resource('tier', () => store.calls.readTier({ memberId: store.memberId }));

/** The newest page. */
export const statementOf = (store: MemberStore): Resource<Statement> =>
  store.resource('statement', () => store.calls.readStatement({ memberId: store.memberId }));

export const challengesOf = (store: MemberStore): Resource<MemberChallenges> =>
  store.resource('challenges', () => store.calls.listMemberChallenges({ memberId: store.memberId }));

export const rewardsOf = (store: MemberStore, place: Place): Resource<MemberRewards> =>
  store.resource(`rewards ${JSON.stringify(place)}`, () =>
    store.calls.listMemberRewards({ memberId: store.memberId, ...place }),
  );

/** The list may be behind a redemption by a moment, and not longer. */
const LIST_IS_BEHIND_MS = 10_000;

/** The newest ones: what is older is on the statement. */
export const redemptionsOf = (store: MemberStore): Resource<readonly Redemption[]> =>
  store.resource('redemptions', async () => {
    const { redemptions } = await store.calls.listRedemptions({ memberId: store.memberId });
    const listed = new Set(redemptions.map(({ redemptionId }) => redemptionId));
    const missing = store.answered.filter(({ value }) => !listed.has(value.redemptionId));
    const young = missing.filter(({ atMs }) => Date.now() - atMs < LIST_IS_BEHIND_MS);
    return [...young.map(({ value }) => value), ...redemptions];
  });

/** A redemption that was answered to this page belongs to its list at once. */
export function noteRedemption(store: MemberStore, value: Redemption): void {
  store.answered.unshift({ value, atMs: Date.now() });
  const list = redemptionsOf(store);
  const others = (list.value ?? []).filter(({ redemptionId }) => redemptionId !== value.redemptionId);
  if (list.value !== undefined) list.set([value, ...others]);
}

export const waysOf = (store: MemberStore, locale: string): Resource<WaysToEarn> =>
  store.resource(`ways ${locale}`, () => store.calls.listWaysToEarn({ memberId: store.memberId, locale }));

export const surveysOf = (store: MemberStore, locale: string): Resource<OpenSurveys> =>
  store.resource(`surveys ${locale}`, () =>
    store.calls.listOpenSurveys({ memberId: store.memberId, locale }),
  );

export interface Inviting {
  readonly friends: AdvocateReferralList;
  /** Null: the member has none yet, or may invite nobody; `friends` tells which. */
  readonly code: ReferralCode | null;
}

/** The code is asked for where there is one: what is not there is a failed request, which browsers write into their console. */
export const invitingOf = (store: MemberStore, locale: string): Resource<Inviting> =>
  store.resource(`inviting ${locale}`, async () => {
    const { calls, memberId } = store;
    const friends = await calls.listAdvocateReferrals({ memberId });
    const isThere = friends.mayInvite && friends.code !== null;
    return { friends, code: isThere ? await calls.readReferralCode({ memberId, locale }) : null };
  });

export const preferencesOf = (store: MemberStore): Resource<Preferences> =>
  store.resource('preferences', () => store.calls.readPreferences({ memberId: store.memberId }));
