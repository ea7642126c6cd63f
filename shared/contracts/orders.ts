import * as z from 'zod/mini';
import { AchievedChallenge } from './achieved-challenge.ts';
import { Balance } from './balance.ts';
import { atMostOneBuyer, buyer } from './buyer.ts';
import { cart } from './cart.ts';
import { dates, Earned } from './earned.ts';
import { described, named } from './named.ts';
import { Currency, MAX_POINTS, MemberId, money, OrderId, points, Timestamp } from './primitives.ts';
import { RedemptionStatus } from './redemption-status.ts';
import { referralOutcome, referring } from './referring.ts';
import { RefundResult } from './refunds.ts';
import { CouponCode, RedemptionId, RewardId } from './reward-ids.ts';

/** Above what programs allow, so that what is too many for one is refused by its own name. */
const MAX_REDEMPTIONS = 20;

const OrderRedemption = named(
  'OrderRedemption',
  'A reward that the order uses: a redemption of its member, or the coupon of whoever has its code.',
  z
    .strictObject({
      redemptionId: z.optional(RedemptionId),
      code: z.optional(CouponCode),
      points: z.optional(
        described(
          'Only for points that pay: how many of those that are held. Left out, all that are left of them.',
          z.int().check(z.positive(), z.maximum(MAX_POINTS)),
        ),
      ),
    })
    .check(
      z.refine(({ redemptionId, code }) => (redemptionId === undefined) !== (code === undefined), {
        error: 'name it by either redemptionId or code',
      }),
      z.refine(({ code, points: some }) => code === undefined || some === undefined, {
        error: 'a coupon is used as a whole: leave points out',
        path: ['points'],
      }),
    ),
);
export type OrderRedemption = z.infer<typeof OrderRedemption>;

export const OrderRequest = named(
  'OrderRequest',
  'An order that was paid.',
  z
    .strictObject({
      orderId: OrderId,
      ...buyer,
      ...cart,
      placedAt: Timestamp,
      shipping: z._default(money('Shipping; earns nothing.'), 0),
      tax: z._default(money('Tax; earns nothing.'), 0),
      redemptions: z.optional(
        described(
          'Captured, or used, in the same transaction as the order. What they take off is part of the order already: as discounts of its lines, or as less shipping.',
          z.array(OrderRedemption).check(z.maxLength(MAX_REDEMPTIONS)),
        ),
      ),
      ...referring,
    })
    .check(atMostOneBuyer()),
);
export type OrderRequest = z.infer<typeof OrderRequest>;

const achieved = described(
  'Challenges that it completed; empty for most. What they give is not part of `earned`.',
  z.array(AchievedChallenge),
);

const redeemed = {
  redemptionId: RedemptionId,
  rewardId: RewardId,
  points: points('Spent on the order.'),
};

export const RedeemedOnOrder = named(
  'RedeemedOnOrder',
  'A redemption as recording the order left it.',
  z.strictObject({ ...redeemed, status: RedemptionStatus }),
);
export type RedeemedOnOrder = z.infer<typeof RedeemedOnOrder>;

export const OrderResult = named(
  'OrderResult',
  'What an order earned.',
  z.strictObject({
    orderId: OrderId,
    memberId: described('The account it is booked on, which may be the pseudonym of a guest.', MemberId),
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    earned: Earned,
    achieved,
    balance: described('After all of it.', Balance),
    redemptions: described('What the order used, as it was asked for.', z.array(RedeemedOnOrder)),
    refunds: described(
      'Refunds that had come before the order and were applied with it.',
      z.array(RefundResult),
    ),
    ...referralOutcome,
  }),
);
export type OrderResult = z.infer<typeof OrderResult>;

export const ClaimRequest = named(
  'ClaimRequest',
  'Who is credited with an order recorded for a guest, or before enrolling.',
  z.strictObject({ memberId: MemberId }),
);

export const ClaimResult = named(
  'ClaimResult',
  'What a claimed order earned.',
  z.strictObject({
    orderId: OrderId,
    memberId: MemberId,
    sequence: z.int(),
    earned: Earned,
    achieved,
    balance: described('After all of it.', Balance),
  }),
);
export type ClaimResult = z.infer<typeof ClaimResult>;

export const DeliveryRequest = named(
  'DeliveryRequest',
  'That the goods of an order arrived.',
  z.strictObject({
    deliveredAt: described('When they did; now, where it is left out.', z.optional(Timestamp)),
  }),
);

export const DeliveryResult = named(
  'DeliveryResult',
  'What a delivery did to the points.',
  z.strictObject({
    orderId: OrderId,
    memberId: described('The account it is booked on, which may be the pseudonym of a guest.', MemberId),
    sequence: described("Number of the ledger entry within the account's entries.", z.int()),
    deliveredAt: Timestamp,
    moved: points('That wait shorter than before; 0 where none waited for the delivery.'),
    ...dates,
    balance: Balance,
  }),
);
export type DeliveryResult = z.infer<typeof DeliveryResult>;

export const OrderStatus = named(
  'OrderStatus',
  'An order as it stands after its refunds.',
  z.strictObject({
    orderId: OrderId,
    status: described(
      '`awaiting_order`: only refunds of it have come so far.',
      z.enum(['recorded', 'awaiting_order']),
    ),
    memberId: z.nullable(MemberId),
    placedAt: z.nullable(Timestamp),
    currency: z.nullable(Currency),
    kept: points("The order's points as they stand."),
    claimed: described('Whether a member was credited with it after it had been recorded.', z.boolean()),
    deliveredAt: described('When its goods arrived, if the shop has said so.', z.nullable(Timestamp)),
    lines: described(
      'Units bought and units taken back, line by line.',
      z.array(z.strictObject({ lineId: z.string(), sku: z.string(), quantity: z.int(), returned: z.int() })),
    ),
    amountRefunded: money('Given back without naming a line.'),
    redemptions: described(
      'Points that were spent on it, and what of them its refunds have given back.',
      z.array(
        z.strictObject({ ...redeemed, spent: points('Still spent.'), returned: points('Given back.') }),
      ),
    ),
    refunds: z.array(RefundResult),
  }),
);
export type OrderStatus = z.infer<typeof OrderStatus>;
