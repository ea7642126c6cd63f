import { invitationView } from '../../../functions/referrals/invitation-view.ts';
import { advocateReferral } from '../../../functions/referrals/list-advocate-referrals.ts';
import { queuedReferral } from '../../../functions/referrals/list-referrals.ts';
import { friendReferral } from '../../../functions/referrals/read-friend-referral.ts';
import { referralCodeView } from '../../../functions/referrals/referral-code-view.ts';
import { reviewResult } from '../../../functions/referrals/review-referral.ts';
import { supportView } from '../../../functions/referrals/support-view.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { FRIEND_ID, MEMBER_ID, MOMENTS, STRANGER_ID } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { STORY_REFERRALS } from './referrals.ts';
import { playReferring, REFERRING_PROGRAM as program } from './referring-story.ts';

const code = 'MINT-TEA';
const shownAs = 'Robin';
const member = { memberId: MEMBER_ID };

/** The customer of the examples brings a friend, and a stranger whom a person rejects. */
export function referralExamples() {
  const { booked, doubted, reviewed } = playReferring();
  const now = parseTime(MOMENTS.friendReview);
  const brought = booked.told.state;
  const waiting = doubted.told.state;
  const queued = queuedReferral(waiting, program, now);
  if (queued === null) throw new Error("the story's second referral does not wait for a person");
  const view = referralCodeView({ code, shownAs }, program, 'https://api.shop.example', 'en-US');
  const review = { ...reviewed.entry.cause };
  return {
    ensureReferralCode: {
      path: member,
      query: { locale: 'en-US' },
      body: { shownAs },
      answers: { 201: view, 200: view },
    },
    readReferralCode: { path: member, query: { locale: 'en-US' }, answers: { 200: view } },
    renewReferralCode: {
      path: member,
      query: { locale: 'en-US' },
      headers: { 'idempotency-key': 'ticket-8999' },
      body: { code },
      answers: { 201: view, 200: view },
    },
    followReferralLink: { path: { code }, query: { c: 'whatsapp' }, headers: {}, answers: {} },
    probeReferralLink: { path: { code }, answers: {} },
    readReferralQr: { path: { code }, answers: {} },
    readInvitation: {
      path: { code: 'mint tea' },
      query: { locale: 'en-US' },
      answers: { 200: invitationView({ code, shownAs }, STORY_REFERRALS, program, 'en-US') },
    },
    listAdvocateReferrals: {
      path: member,
      query: { limit: '1' },
      answers: {
        200: {
          referrals: [advocateReferral(brought, program, { kind: 'member_token' }, now)],
          totals: { successes: 1, points: brought.advocate.reward?.cause.points ?? 0 },
          mayInvite: true,
          code,
          nextCursor: null,
        },
      },
    },
    readFriendReferral: {
      path: { memberId: FRIEND_ID },
      query: {},
      answers: { 200: friendReferral(brought, program, shownAs, now) },
    },
    listReferrals: {
      query: { status: 'in_review' },
      answers: { 200: { referrals: [queued], nextCursor: null } },
    },
    readReferral: {
      path: { friendId: STRANGER_ID },
      answers: { 200: supportView(waiting, program, now) },
    },
    reviewReferral: {
      path: { friendId: STRANGER_ID },
      headers: { 'idempotency-key': review.reviewId },
      body: { verdict: review.verdict, reason: review.reason, actor: review.actor },
      answers: {
        201: reviewResult({ ...reviewed, program }),
        200: reviewResult({ ...reviewed, program }),
      },
    },
  } satisfies Record<string, OperationExample>;
}
