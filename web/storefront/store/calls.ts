import { callsOf } from '../../../client/calls.ts';
import {
  authorizeRedemption,
  ensureReferralCode,
  explainEntry,
  giveSurveyAnswer,
  listAdvocateReferrals,
  listMemberChallenges,
  listMemberRewards,
  listOpenSurveys,
  listRedemptions,
  listWaysToEarn,
  quoteCart,
  readAccount,
  readPreferences,
  readRedemption,
  readReferralCode,
  readStatement,
  readTier,
  releaseRedemption,
  setPreferences,
} from '../../../client/generated/operations.ts';

/** Of the client, the calls that elements make: a bundle holds no other. */
const OPERATIONS = {
  authorizeRedemption,
  ensureReferralCode,
  explainEntry,
  giveSurveyAnswer,
  listAdvocateReferrals,
  listMemberChallenges,
  listMemberRewards,
  listOpenSurveys,
  listRedemptions,
  listWaysToEarn,
  quoteCart,
  readAccount,
  readPreferences,
  readRedemption,
  readReferralCode,
  readStatement,
  readTier,
  releaseRedemption,
  setPreferences,
};

export type StorefrontCalls = ReturnType<typeof storefrontCalls>;

/**
 * A customer waits before the page, so it gives up sooner than a server would, and says so with a button to try again.
 *
 * @param token as the client takes it
 */
export const storefrontCalls = (api: string, token: () => Promise<string>) =>
  callsOf(OPERATIONS, {
    baseUrl: api,
    token,
    timeoutMs: 15_000,
    retry: { attempts: 3, firstDelayMs: 300, maxDelayMs: 2_000, maxRetryAfterMs: 3_000 },
  });
