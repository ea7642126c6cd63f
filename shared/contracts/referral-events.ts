import * as z from 'zod/mini';
import { event, observation } from './event-envelope.ts';
import { described } from './named.ts';
import { MemberId, points, Timestamp } from './primitives.ts';

const side = described(
  'Whose points they are, which is who the account is of.',
  z.enum(['advocate', 'friend']),
);

/** What is told of referrals. `friendId` is the friend whose referral it is, on the advocate's side too. */
export const REFERRAL_EVENTS = {
  'referral.visited': observation(
    'ReferralVisited',
    "Somebody opened an advocate's link; `memberId` is the advocate. Nothing is known of who it was.",
    z.object({
      code: described("The advocate's, as the link had it.", z.string()),
      channel: described('How the link was shared, as it says.', z.nullable(z.string())),
    }),
  ),
  'referral.signed_up': event(
    'ReferralSignedUp',
    'A member came as a friend, by the code of an advocate: with the enrollment, or with the first order.',
    z.object({
      advocateId: MemberId,
      channel: described('How the link was shared, as it says.', z.nullable(z.string())),
      visitedAt: described(
        'When the link was opened; `null` where the code was told in another way.',
        z.nullable(Timestamp),
      ),
      orderId: described(
        'The order that the code came with; `null`: the enrollment.',
        z.nullable(z.string()),
      ),
    }),
  ),
  'referral.qualified': event(
    'ReferralQualified',
    "A friend's order qualifies. With the verdict `review` nothing is booked until a person approves.",
    z.object({
      orderId: z.string(),
      score: described('Of the checks for abuse, added up.', z.number()),
      verdict: z.enum(['reward', 'review']),
      shadow: described(
        'What would have been decided, where judging is in shadow.',
        z.nullable(z.enum(['reward', 'review', 'reject'])),
      ),
      holdEndsAt: described('From then on what both get can be spent.', Timestamp),
    }),
  ),
  'referral.reviewed': event(
    'ReferralReviewed',
    'A person decided about a referral.',
    z.object({ reviewId: z.string(), verdict: z.enum(['reward', 'reject']) }),
  ),
  'referral.rewarded': event(
    'ReferralRewarded',
    'One side of a referral was booked what it gets, or nothing, with the reason. It can be spent from `spendableAt` on, unless `referral.reversed` comes first.',
    z.object({
      friendId: MemberId,
      side,
      success: described('The how many-th success of the advocate it is; 1 for a friend.', z.int()),
      points: points('Booked; 0 where there is a reward of the catalogue, or nothing.'),
      spendableAt: Timestamp,
      expiresAt: described('When the points end; `null`: never, or there are none.', z.nullable(Timestamp)),
      rewardId: described('A reward of the catalogue instead of points.', z.nullable(z.string())),
      redemptionId: described('What the redemption of that reward will be.', z.nullable(z.string())),
      withheld: z.nullable(z.enum(['CAP_REACHED', 'MEMBER_CLOSED', 'NOT_AN_ADVOCATE'])),
    }),
  ),
  'referral.reversed': event(
    'ReferralReversed',
    'What one side of a referral had got was taken back, or nothing will come any more: the order went back, or a person rejected it.',
    z.object({
      friendId: MemberId,
      side,
      reason: z.enum(['ORDER_REFUNDED', 'REJECTED']),
      reversed: points('Taken back.'),
      forgiven: points('Left with the member by the clawback policy.'),
    }),
  ),
  'referral.rejected': event(
    'ReferralRejected',
    'A referral was rejected, by judging or by a person. One that nobody reviewed in time is rejected without an event.',
    z.object({
      by: z.enum(['judgment', 'review']),
      orderId: described('The order that qualified; `null` with a review.', z.nullable(z.string())),
      score: described('Of the checks for abuse; `null` with a review.', z.nullable(z.number())),
    }),
  ),
} as const;
