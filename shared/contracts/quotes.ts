import * as z from 'zod/mini';
import { AchievedChallenge } from './achieved-challenge.ts';
import { atMostOneBuyer, buyer } from './buyer.ts';
import { cart } from './cart.ts';
import { DiscountLine } from './discount-line.ts';
import { Earned } from './earned.ts';
import { described, named } from './named.ts';
import { MAX_POINTS, money, points, Timestamp } from './primitives.ts';
import { CouponCode, RewardId } from './reward-ids.ts';

/** Above what programs let one order have. */
const MAX_REWARDS = 20;

const QuotedReward = named(
  'QuotedReward',
  'A reward to try on the cart: one of the program, or the coupon of a code.',
  z
    .strictObject({
      rewardId: z.optional(RewardId),
      code: z.optional(CouponCode),
      points: z.optional(
        described(
          'Only for points that pay: how many. Left out, as many as the cart and the account allow.',
          z.int().check(z.positive(), z.maximum(MAX_POINTS)),
        ),
      ),
    })
    .check(
      z.refine(({ rewardId, code }) => (rewardId === undefined) !== (code === undefined), {
        error: 'name it by either rewardId or code',
      }),
      z.refine(({ code, points: some }) => code === undefined || some === undefined, {
        error: 'a coupon is used as a whole: leave points out',
        path: ['points'],
      }),
    ),
);
export type QuotedReward = z.infer<typeof QuotedReward>;

export const QuoteRequest = named(
  'QuoteRequest',
  'A cart. Without a buyer, or for a customer who has not enrolled, the quote says what a member would earn.',
  z
    .strictObject({
      ...cart,
      customerId: buyer.customerId,
      memberId: buyer.memberId,
      placedAt: z.optional(Timestamp),
      shipping: z._default(money('What shipping costs, for rewards that pay it; earns nothing.'), 0),
      apply: z.optional(
        described(
          'Rewards to apply, in this order, each to what the ones before leave of the cart.',
          z.array(QuotedReward).check(z.maxLength(MAX_REWARDS)),
        ),
      ),
    })
    .check(atMostOneBuyer()),
);
export type QuoteRequest = z.infer<typeof QuoteRequest>;

export const AppliedInQuote = named(
  'AppliedInQuote',
  'What came of a reward that was to be applied.',
  z.strictObject({
    rewardId: described('`null` where the code is not known.', z.nullable(RewardId)),
    code: described('As it was sent; `null` for a reward of the program.', z.nullable(z.string())),
    points: described(
      'What it costs the shopper now; 0 for a coupon, whose points are spent already.',
      points('The price.'),
    ),
    discounts: described(
      "What the shop does then, in minor units of the cart's currency; empty where it is refused.",
      z.array(DiscountLine),
    ),
    refusal: described(
      'Why it cannot be had for this cart, as redeeming it would be refused; `null` where it can.',
      z.nullable(z.strictObject({ code: z.string(), detail: z.string() })),
    ),
  }),
);
export type AppliedInQuote = z.infer<typeof AppliedInQuote>;

export const Quote = named(
  'Quote',
  'What a cart would earn. Nothing was written.',
  z.strictObject({
    isMember: described(
      'Whether the points would be credited now; otherwise they show what joining is worth.',
      z.boolean(),
    ),
    applied: described('In the order of `apply`.', z.array(AppliedInQuote)),
    earned: described('By what the applied rewards leave of the cart.', Earned),
    achieved: described(
      'Challenges that the cart would complete, if it were ordered now; empty for most. What they give is not part of `earned`.',
      z.array(AchievedChallenge),
    ),
  }),
);
