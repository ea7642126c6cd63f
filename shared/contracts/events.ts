import * as z from 'zod/mini';
import { CHALLENGE_EVENTS } from './challenge-events.ts';
import { event } from './event-envelope.ts';
import { JOURNEY_EVENTS } from './journey-events.ts';
import { described } from './named.ts';
import { MemberId, points, Timestamp } from './primitives.ts';
import { REFERRAL_EVENTS } from './referral-events.ts';
import { TRIGGER_EVENTS } from './trigger-events.ts';

/** The source of every event on the bus. */
export const EVENT_SOURCE = 'perennial';

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
      isWhole: described('Whether nothing of the order is left by this.', z.boolean()),
      refusal: described('Why a refund that waited for its order was impossible.', z.nullable(z.string())),
    }),
  ),
  'order.claimed': event(
    'OrderClaimed',
    "A guest's order was credited to a member.",
    z.object({
      ...earned,
      isReferred,
      fromMemberId: described('Whose it was before; it may have been their own.', MemberId),
      placedAt: Timestamp,
      currency: z.nullable(z.string()),
      netAmount: described(
        'What is left of its goods, in minor units; 0 where it was their own before.',
        z.int(),
      ),
      isMore: described(
        'Whether the member has one order more by it: not where it was their own before, and not where all of it had gone back.',
        z.boolean(),
      ),
    }),
  ),
  'order.transferred': event(
    'OrderTransferred',
    'The other side of a claim: the order left this account.',
    z.object({
      orderId,
      toMemberId: MemberId,
      isLess: described(
        'Whether the account has one order less by it: not where all of it had gone back before.',
        z.boolean(),
      ),
    }),
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
      attributes: described(
        'As the shop told them: nothing of the person.',
        z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      ),
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
    'Points were spent on a reward: those set aside, a part of them, or at once. Or a reward was given for nothing.',
    z.object({
      redemptionId,
      rewardId: z.string(),
      points: points('Spent; 0 of what was given for nothing.'),
      granted: described(
        'Why it was given for nothing: a referral promised it, which is that of the friend named, a challenge was achieved, or a trigger gave it. `null`: it was redeemed for points.',
        z.nullable(
          z.union([
            z.object({ by: z.literal('referral'), friendId: MemberId }),
            z.object({
              by: z.literal('challenge'),
              challengeId: z.string(),
              sequence: described("Of the member's entry that says so.", z.int()),
            }),
            z.object({
              by: z.literal('trigger'),
              triggerId: z.string(),
              askId: z.string(),
              action: described('Its number among the actions of the ask.', z.int()),
            }),
          ]),
        ),
      ),
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
      points: points('That went back; 0 of what was given for nothing.'),
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
  ...REFERRAL_EVENTS,
  ...CHALLENGE_EVENTS,
  ...JOURNEY_EVENTS,
  ...TRIGGER_EVENTS,
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
