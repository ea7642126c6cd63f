import type { ReferralProgram } from '../../../shared/domain/program/referral-program.ts';

/** What the examples' shop promises to who brings a friend, and to the friend. */
export const STORY_REFERRALS: ReferralProgram = {
  advocateGets: [
    { from: 1, points: 500 },
    { from: 5, points: 800 },
  ],
  friendGets: [{ from: 1, points: 300 }],
  qualifyingOrder: { minimum: { USD: 2_000 } },
  windowDays: 30,
  touch: 'first',
  holdDays: 30,
  caps: [
    { per: 'month', times: 5 },
    { per: 'year', points: 20_000 },
  ],
  judging: { mode: 'on', reviewAt: 50, rejectAt: 90, reviewDays: 14 },
  landingUrl: 'https://shop.example/welcome',
};
