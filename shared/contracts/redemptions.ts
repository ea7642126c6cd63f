import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { Balance } from './balance.ts';
import { cart } from './cart.ts';
import { described, named } from './named.ts';
import { Currency, MAX_POINTS, MemberId, money, OrderId, points, Timestamp, text } from './primitives.ts';
import { RedemptionStatus } from './redemption-status.ts';
import { RedemptionId, RewardId } from './reward-ids.ts';
import { Application, Channel, Country, Platform } from './rewards.ts';

const positivePoints = (description: string) =>
  described(`${description} In points.`, z.int().check(z.positive(), z.maximum(MAX_POINTS)));

const reason = text('Why; it must hold no personal data.', 500);
const reference = text("The shop's own reference, such as a receipt or a ticket.", 128);

/** The goods that a reward is applied to; country and channel stand beside it, because rewards without a cart have them too. */
export const RedemptionCart = named(
  'RedemptionCart',
  'The cart that a reward is for.',
  z.strictObject({
    currency: cart.currency,
    lines: cart.lines,
    shipping: z._default(money('What shipping costs, for rewards that pay it.'), 0),
  }),
);
export type RedemptionCart = z.infer<typeof RedemptionCart>;

export const RedemptionRequest = named(
  'RedemptionRequest',
  'Which reward a member wants.',
  z.strictObject({
    rewardId: RewardId,
    points: z.optional(
      positivePoints('Only for points that pay: how many. Left out, as many as the cart allows.'),
    ),
    cart: z.optional(RedemptionCart),
    capture: described(
      'Spends the points at once instead of holding them: only for rewards with coupons, which the customer gets so in the storefront, and for those that take nothing off a cart.',
      z._default(z.boolean(), false),
    ),
    currency: z.optional(
      described('What the customer pays in, for rewards that need no cart; a cart has its own.', Currency),
    ),
    country: z.optional(Country),
    channel: Channel,
    platform: z.optional(Platform),
  }),
);
export type RedemptionRequest = z.infer<typeof RedemptionRequest>;

export const CaptureRequest = named(
  'CaptureRequest',
  'How much of a redemption is spent.',
  z.strictObject({
    points: z.optional(
      positivePoints(
        'Only for points that pay: how many of those that are held. Left out, all that are left.',
      ),
    ),
    platform: z.optional(Platform),
  }),
);

export const ReleaseRequest = named(
  'ReleaseRequest',
  'That a redemption is not wanted after all.',
  z.strictObject({}),
);

export const CancelRedemptionRequest = named(
  'CancelRedemptionRequest',
  'Why a captured redemption is undone.',
  z.strictObject({ reason: z.optional(reason) }),
);

export const FulfillmentRequest = named(
  'FulfillmentRequest',
  'That people have handed over what the reward promises.',
  z.strictObject({ reference: z.optional(reference), actor }),
);

export const CouponView = named(
  'Coupon',
  'The coupon of a redemption.',
  z.strictObject({
    code: described(
      'The secret that is worth the reward: told to its holder, and to keys that may write redemptions or coupons; `null` to all others.',
      z.nullable(z.string()),
    ),
    expiresAt: described('Good before this moment; `null`: for ever.', z.nullable(Timestamp)),
    usedAt: z.nullable(Timestamp),
    voidedAt: z.nullable(Timestamp),
    claimedAt: described('When another member claimed it as a gift.', z.nullable(Timestamp)),
  }),
);

const state = {
  redemptionId: RedemptionId,
  rewardId: RewardId,
  memberId: described('Whose points it takes.', MemberId),
  status: RedemptionStatus,
  programVersion: described(
    'The version of the program that the reward was authorized by, and stays judged by.',
    z.int(),
  ),
  granted: described(
    'Why it cost nothing: the program gave it, because a referral promised it, a challenge was achieved, or a trigger gave it. `null`: the member redeemed it for points.',
    z.nullable(z.strictObject({ by: z.enum(['referral', 'challenge', 'trigger']) })),
  ),
  points: points('Authorized; 0 of what was given for nothing.'),
  held: points('Still held for it.'),
  captured: points('Ever captured.'),
  spent: points('Captured, and not given back.'),
  authorizedAt: Timestamp,
  lapsesAt: described(
    'When the hold ends by itself; `null` where the points were spent at once.',
    z.nullable(Timestamp),
  ),
  orderId: described('The order that it was captured with.', z.nullable(OrderId)),
  coupon: described('`null` for a reward without coupons, and before the capture.', z.nullable(CouponView)),
  fulfilledAt: z.nullable(Timestamp),
  apply: Application,
};

export const Redemption = named(
  'Redemption',
  'A redemption as it stands at the moment of the call.',
  z.strictObject(state),
);
export type Redemption = z.infer<typeof Redemption>;

export const RedemptionResult = named(
  'RedemptionResult',
  'What a change made of a redemption: as it stood after that change, also when the answer is given again.',
  z.strictObject({
    ...state,
    moved: described(
      "What this change did to the member's spendable points: negative where it took, positive where it gave back, before anything that time does with them.",
      z.int(),
    ),
    bookedOn: described(
      "The account with this change's entry: that of the member, or of who claimed the coupon.",
      MemberId,
    ),
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    balance: described('The balance of that account after this entry.', Balance),
  }),
);
export type RedemptionResult = z.infer<typeof RedemptionResult>;

export const RedemptionList = named(
  'RedemptionList',
  "A member's redemptions and claimed gifts, newest first.",
  z.strictObject({
    redemptions: z.array(Redemption),
    nextCursor: described(
      'For the next page; `null` on the last. A page may hold fewer than `limit` although there is a next one.',
      z.nullable(z.string()),
    ),
  }),
);

export const FulfillmentList = named(
  'FulfillmentList',
  'What people have to hand over, longest waiting first.',
  z.strictObject({
    fulfillments: z.array(
      z.strictObject({
        redemptionId: RedemptionId,
        rewardId: RewardId,
        memberId: MemberId,
        name: z.string(),
        instructions: z.string(),
        waitingSince: Timestamp,
      }),
    ),
    nextCursor: described('For the next page; `null` on the last.', z.nullable(z.string())),
  }),
);
