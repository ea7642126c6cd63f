import { parseTime } from '../../../shared/contracts/time.ts';
import type { ReferralProgram } from '../../../shared/domain/program/referral-program.ts';
import type { Visit } from '../../../shared/storage/visit-store.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';

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

/** How the friend came upon the shop. */
export const STORY_VISIT: Visit = {
  visitId: 'v6b0334a8Zk3v8h2k0q9w5t1x7c4z6n',
  advocateId: MEMBER_ID,
  code: 'MINT-TEA',
  visitedAt: parseTime(MOMENTS.friendVisit),
  channel: 'whatsapp',
  referrerHost: null,
  forgottenAt: parseTime(MOMENTS.closure),
};
