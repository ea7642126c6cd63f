import { isProblem } from '../../../client/errors.ts';
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

/** Null: the member has no code yet, or the program no referrals for them; `isOffered` tells which. */
export interface OwnCode {
  readonly code: ReferralCode | null;
  readonly isOffered: boolean;
}

export const referralCodeOf = (store: MemberStore, locale: string): Resource<OwnCode> =>
  store.resource(`code ${locale}`, async () => {
    try {
      return {
        code: await store.calls.readReferralCode({ memberId: store.memberId, locale }),
        isOffered: true,
      };
    } catch (error) {
      if (isProblem(error, 'REFERRAL_CODE_NOT_FOUND')) return { code: null, isOffered: true };
      if (isProblem(error, 'REFERRALS_NOT_OFFERED', 'NOT_AN_ADVOCATE'))
        return { code: null, isOffered: false };
      throw error;
    }
  });

export const friendsOf = (store: MemberStore): Resource<AdvocateReferralList> =>
  store.resource('friends', () => store.calls.listAdvocateReferrals({ memberId: store.memberId }));

export const preferencesOf = (store: MemberStore): Resource<Preferences> =>
  store.resource('preferences', () => store.calls.readPreferences({ memberId: store.memberId }));
