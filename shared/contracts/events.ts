import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { described, named } from './named.ts';
import { MemberId, points, Timestamp } from './primitives.ts';

/** The source of every event on the bus. */
export const EVENT_SOURCE = 'perennial';

/**
 * Past tense and versioned. They are delivered at least once: `id` tells repetitions, and `sequence`, without gaps per
 * member, tells the order, which the bus does not keep. No personal data.
 */
const envelope = {
  id: described('The same for every delivery of this event.', z.string()),
  version: described(
    'Of this schema. Within a version fields are only ever added: ignore those you do not know.',
    z.literal(1),
  ),
  memberId: MemberId,
  sequence: described("Number of the entry within the member's entries, without gaps.", z.int()),
  programVersion: z.int(),
  occurredAt: described('When it happened in the shop.', Timestamp),
  recordedAt: described('When the ledger wrote it.', Timestamp),
  balance: described('After the entry.', Balance),
};

const event = <D extends z.ZodMiniType>(name: string, description: string, data: D) =>
  named(name, description, z.object({ ...envelope, data }));

const orderId = z.string();
const redemptionId = z.string();
const orderIdOrNull = z.nullable(z.string());
const earned = {
  orderId,
  points: points('Earned.'),
  activatesAt: Timestamp,
  expiresAt: z.nullable(Timestamp),
};

const isReferred = described("Whether the member came as a friend, by an advocate's code.", z.boolean());

const side = described(
  'Whose points they are: the account is that of this side.',
  z.enum(['advocate', 'friend']),
);
const friendId = described('The friend whose referral it is.', MemberId);
const score = described('Of the checks for abuse, added up.', z.number());

const tierOrNull = described('`null`: none.', z.nullable(z.string()));

/** Every event by its detail type. */
export const EVENTS = {
  'member.enrolled': event('MemberEnrolled', 'A customer became a member, or came back.', z.object({})),
  'member.closed': event('MemberClosed', 'A membership ended; its points are forfeited.', z.object({})),
  'member.erased': event(
    'MemberErased',
    'Nothing tells any more who the member was: delete what you keep of them.',
    z.object({}),
  ),
  'order.recorded': event(
    'OrderRecorded',
    'An order was recorded.',
    z.object({
      ...earned,
      currency: z.string(),
      netAmount: described('Goods in minor units, after discounts.', z.int()),
      channel: z.string(),
      withheld: z.nullable(z.enum(['GUEST', 'MEMBER_CLOSED'])),
      redemptions: described(
        'What was redeemed on the order.',
        z.array(z.object({ redemptionId, points: points('Spent on it.') })),
      ),
      isReferred,
    }),
  ),
  'order.refunded': event(
    'OrderRefunded',
    'Part or all of an order went back.',
    z.object({
      orderId,
      refundId: z.string(),
      reversed: points('Taken back.'),
      forgiven: points('Left with the member by the clawback policy.'),
      keptAfter: points('What the remaining order is worth.'),
      restored: points(
        'That had been redeemed on the order and go back with this refund; `redemption.returned` tells each.',
      ),
      isReferred,
      refusal: described('Why a refund that waited for its order was impossible.', z.nullable(z.string())),
    }),
  ),
  'order.claimed': event(
    'OrderClaimed',
    "A guest's order was credited to a member.",
    z.object({ ...earned, isReferred }),
  ),
  'order.transferred': event(
    'OrderTransferred',
    'The other side of a claim: the order left this account.',
    z.object({ orderId, toMemberId: MemberId }),
  ),
  'order.delivered': event(
    'OrderDelivered',
    "An order's goods arrived; points that waited for it have a new date.",
    z.object({
      ...earned,
      points: points('That wait shorter than before; 0 where none waited for the delivery.'),
      deliveredAt: Timestamp,
    }),
  ),
  'activity.recorded': event(
    'ActivityRecorded',
    'A member did something that is no order.',
    z.object({
      activityId: z.string(),
      type: z.string(),
      points: points('Earned.'),
      activatesAt: Timestamp,
      expiresAt: z.nullable(Timestamp),
      withheld: z.nullable(z.enum(['GUEST', 'MEMBER_CLOSED'])),
    }),
  ),
  'activity.reversed': event(
    'ActivityReversed',
    'An activity was withdrawn, and what it had given went back.',
    z.object({
      activityId: z.string(),
      reversed: points('Taken back.'),
      forgiven: points('Left with the member by the clawback policy.'),
    }),
  ),
  'points.adjusted': event(
    'PointsAdjusted',
    'Points were given or taken by hand.',
    z.object({ points: z.int(), reference: z.nullable(z.string()) }),
  ),
  'tier.assigned': event(
    'TierAssigned',
    'A tier was given by hand, or such a decision was taken back.',
    z.object({
      tier: described('`null`: taken back.', z.nullable(z.string())),
      until: z.nullable(Timestamp),
      pin: z.boolean(),
      reference: z.nullable(z.string()),
    }),
  ),
  'tier.changed': event(
    'TierChanged',
    'The member has another tier than the entries before had told: by this entry, by time, or by a new program.',
    z.object({ from: tierOrNull, to: tierOrNull }),
  ),
  'redemption.authorized': event(
    'RedemptionAuthorized',
    'Points were set aside for a reward. They come back by themselves at `lapsesAt`.',
    z.object({
      redemptionId,
      rewardId: z.string(),
      points: points('Set aside.'),
      lapsesAt: z.nullable(Timestamp),
    }),
  ),
  'redemption.captured': event(
    'RedemptionCaptured',
    'Points were spent on a reward: those set aside, a part of them, or at once.',
    z.object({
      redemptionId,
      rewardId: z.string(),
      points: points('Spent.'),
      orderId: orderIdOrNull,
      late: described('Whether they had to be taken anew, because their hold had lapsed.', z.boolean()),
      hasCoupon: described(
        'Whether a coupon was issued; its code is told to who asked for it alone.',
        z.boolean(),
      ),
      couponExpiresAt: described('`null`: never, or there is none.', z.nullable(Timestamp)),
    }),
  ),
  'redemption.released': event(
    'RedemptionReleased',
    'A redemption was given up before it was captured, or the rest of one.',
    z.object({ redemptionId, points: points('Given back; 0 where they had lapsed before.') }),
  ),
  'redemption.returned': event(
    'RedemptionReturned',
    'Points that were spent went back: the redemption was canceled, or its order refunded.',
    z.object({
      redemptionId,
      points: points('That went back.'),
      spentAfter: points('That stay spent; 0: nothing of the redemption is left.'),
      orderId: orderIdOrNull,
      refundId: z.nullable(z.string()),
    }),
  ),
  'redemption.fulfilled': event(
    'RedemptionFulfilled',
    'People have done what the reward promised.',
    z.object({ redemptionId, reference: z.nullable(z.string()) }),
  ),
  'coupon.used': event(
    'CouponUsed',
    'A coupon was used, with an order or under a reference of the shop.',
    z.object({ redemptionId, orderId: orderIdOrNull, reference: z.nullable(z.string()) }),
  ),
  'coupon.voided': event(
    'CouponVoided',
    'A coupon was taken out of use by hand; its points stay spent.',
    z.object({ redemptionId }),
  ),
  'coupon.claimed': event(
    'CouponClaimed',
    "A gift was claimed: the coupon is now this member's.",
    z.object({ redemptionId, fromMemberId: MemberId }),
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
      orderId: described('The order that the code came with; `null`: the enrollment.', orderIdOrNull),
    }),
  ),
  'referral.qualified': event(
    'ReferralQualified',
    "A friend's order qualifies. With the verdict `review` nothing is booked until a person approves.",
    z.object({
      orderId,
      score,
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
      friendId,
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
      friendId,
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
      orderId: described('The order that qualified; `null` with a review.', orderIdOrNull),
      score: described('Of the checks for abuse; `null` with a review.', z.nullable(z.number())),
    }),
  ),
  'points.settled': event(
    'PointsSettled',
    'What time had done to the points, written down with this entry.',
    z.object({
      movements: z.array(
        z.object({
          kind: z.enum(['activated', 'expired', 'lapsed', 'absorbed']),
          at: Timestamp,
          points: points('That moved.'),
        }),
      ),
    }),
  ),
} as const;

export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
export type EventDetail<T extends EventType = EventType> = z.infer<(typeof EVENTS)[T]>;
