import * as z from 'zod/mini';
import { DiscountLine } from './discount-line.ts';
import { Locale } from './locale.ts';
import { described, named } from './named.ts';
import { Currency, points, Timestamp } from './primitives.ts';
import { RewardId } from './reward-ids.ts';

export const Country = described(
  'Where the customer is: ISO 3166 code of two capitals.',
  z.string().check(z.regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 code of two capitals, such as US' })),
);

export const Channel = described(
  'Where the customer shops, such as `web` or `till`.',
  z._default(z.string().check(z.minLength(1), z.maxLength(32)), 'web'),
);

export const Platform = described(
  "The shop's platform: the answer then says in its terms, too, what to apply.",
  z.enum(['shopify', 'woocommerce']),
);
export type Platform = z.infer<typeof Platform>;

export const RewardsQuery = z.strictObject({ locale: z.optional(Locale) });

export const MemberRewardsQuery = z.strictObject({
  locale: z.optional(Locale),
  country: z.optional(Country),
  channel: Channel,
  currency: z.optional(Currency),
});

const amounts = (description: string) =>
  described(`${description} In minor units, by ISO 4217 code.`, z.record(z.string(), z.int()));

const goods = z.optional(
  described(
    'Only goods with any of these properties are discounted.',
    z.strictObject({
      skus: z.optional(z.array(z.string())),
      categories: z.optional(z.array(z.string())),
      tags: z.optional(z.array(z.string())),
    }),
  ),
);

const value = { amount: amounts('What it is worth.') };

/** As the program has it. Apart from the program's own schemas, so that answers do not load how documents are checked. */
export const OfferedBenefit = named(
  'OfferedBenefit',
  'What a reward is.',
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('percent_off'),
      percent: z.number(),
      atMost: z.optional(amounts('Never more than this.')),
      goods,
    }),
    z.strictObject({ kind: z.literal('amount_off'), ...value, goods }),
    z.strictObject({
      kind: z.literal('free_shipping'),
      atMost: z.optional(amounts('Never more than this.')),
    }),
    z.strictObject({ kind: z.literal('free_product'), sku: z.string(), quantity: z.int() }),
    z.strictObject({ kind: z.literal('gift_card'), ...value }),
    z.strictObject({ kind: z.literal('store_credit'), ...value }),
    z.strictObject({
      kind: z.literal('pay_with_points'),
      minimum: points('The fewest that can be paid with.'),
      step: points('Points are paid in multiples of it.'),
      atMostPercent: described('Of the value of the goods in the cart.', z.number()),
    }),
    z.strictObject({
      kind: z.literal('by_hand'),
      instructions: described('For the people who hand it over.', z.string()),
    }),
    z.strictObject({ kind: z.literal('donation'), ...value, to: z.string() }),
  ]),
);

const PERIODS = ['day', 'week', 'month', 'year', 'ever'] as const;

export const RewardTextsView = {
  name: z.string(),
  description: z.nullable(z.string()),
  terms: z.nullable(z.string()),
};

const offer = {
  rewardId: RewardId,
  ...RewardTextsView,
  pictures: z.array(z.strictObject({ url: z.string(), alt: z.string() })),
  benefit: OfferedBenefit,
  validFrom: described('It can be had from this moment; `null`: since ever.', z.nullable(Timestamp)),
  validUntil: described('It can be had before this moment; `null`: without end.', z.nullable(Timestamp)),
  minimumOrder: described(
    'Value of the goods in the cart that it takes; `null`: any, or no cart.',
    z.nullable(amounts('By currency.')),
  ),
  limits: described(
    'How many times one member may have it in a span of the calendar.',
    z.array(z.strictObject({ per: z.enum(PERIODS), times: z.int() })),
  ),
  stock: described(
    'Where there is a stock: how many there are in all, and how many are left now.',
    z.nullable(z.strictObject({ total: z.int(), left: z.int() })),
  ),
  coupon: described(
    '`null`: it is applied at once, without a code.',
    z.nullable(
      z.strictObject({
        validDays: described('Days for which the code can be used; `null`: for ever.', z.nullable(z.int())),
        giftable: described('Whether another member may claim the code.', z.boolean()),
      }),
    ),
  ),
};

export const RewardOffer = named(
  'RewardOffer',
  'A reward of the program in force, as anybody sees it.',
  z.strictObject({
    ...offer,
    price: described(
      '`null` for points that pay: any number of them.',
      z.nullable(
        z.strictObject({
          points: points('What it costs.'),
          tiers: described('Members of these tiers pay this instead.', z.record(z.string(), z.int())),
        }),
      ),
    ),
  }),
);
export type RewardOffer = z.infer<typeof RewardOffer>;

export const RewardCatalogue = named(
  'RewardCatalogue',
  'All rewards of the program in force.',
  z.strictObject({
    programVersion: z.int(),
    asOf: Timestamp,
    pointsName: z.string(),
    rewards: z.array(RewardOffer),
  }),
);

const list = (description: string) => z.optional(described(description, z.array(z.string())));

export const Missing = named(
  'Missing',
  'One thing that keeps the member from a reward, with the numbers of its kind.',
  z.strictObject({
    kind: z.enum([
      'membership',
      'not_yet',
      'no_longer',
      'tier',
      'segment',
      'country',
      'channel',
      'currency',
      'cart',
      'goods',
      'minimum_order',
      'limit',
      'stock',
      'points',
    ]),
    detail: described('A sentence with the values.', z.string()),
    status: z.optional(described('Of `membership`: that of the account.', z.string())),
    from: z.optional(described('Of `not_yet`: when the reward begins.', Timestamp)),
    since: z.optional(described('Of `no_longer`: when it ended.', Timestamp)),
    tiers: list('Of `tier`: any of them would do.'),
    names: list('Of `tier`: what members call them.'),
    segments: list('Of `segment`: any of them would do.'),
    countries: list('Of `country`: any of them would do.'),
    channels: list('Of `channel`: any of them would do.'),
    currencies: list('Of `currency`: any of them would do.'),
    more: z.optional(
      described(
        'Of `points`: how many more have to be active. Of `minimum_order`: minor units of goods.',
        z.int(),
      ),
    ),
    currency: z.optional(described('Of `minimum_order`.', Currency)),
    pending: z.optional(described('Of `points`: those that wait already.', z.int())),
    per: z.optional(described('Of `limit`: its span.', z.enum(PERIODS))),
    times: z.optional(described('Of `limit`.', z.int())),
    again: z.optional(
      described('Of `limit`: when the next span begins; `null`: never.', z.nullable(Timestamp)),
    ),
  }),
);
export type Missing = z.infer<typeof Missing>;

export const MemberRewardOffer = named(
  'MemberRewardOffer',
  'A reward of the program in force, as this member may have it.',
  z.strictObject({
    ...offer,
    price: described(
      'What this member pays; `null` for points that pay: any number of them.',
      z.nullable(points('For this member.')),
    ),
    available: described(
      'Whether the member can have it now, with a cart where it needs one: what only the cart can tell is judged at the redemption.',
      z.boolean(),
    ),
    missing: described(
      'All that keeps the member from it; where it is available, nothing but the cart that it needs.',
      z.array(Missing),
    ),
  }),
);
export type MemberRewardOffer = z.infer<typeof MemberRewardOffer>;

export const MemberRewards = named(
  'MemberRewards',
  'All rewards of the program in force, each with what is missing for it.',
  z.strictObject({
    programVersion: z.int(),
    asOf: Timestamp,
    pointsName: z.string(),
    activePoints: points('That the member can spend now.'),
    rewards: z.array(MemberRewardOffer),
  }),
);

export const Application = named(
  'Application',
  'What the shop has to apply.',
  z.strictObject({
    benefit: described('What the reward promises, whatever the cart.', OfferedBenefit),
    currency: described('Of the amounts.', Currency),
    discounts: described(
      'What it is for the cart that it was authorized with. Without one, what is taken off lines is not known yet: `benefit` says it.',
      z.array(DiscountLine),
    ),
    terms: described(
      'The same in the terms of the platform that was named; `null` where none was.',
      z.nullable(z.record(z.string(), z.unknown())),
    ),
  }),
);
export type Application = z.infer<typeof Application>;
