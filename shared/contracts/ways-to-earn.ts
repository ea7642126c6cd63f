import * as z from 'zod/mini';
import { Locale } from './locale.ts';
import { described, named } from './named.ts';
import { MemberId, points, Timestamp } from './primitives.ts';
import { ReferralPromiseView } from './referral-codes.ts';

const amounts = described(
  'In minor units, by ISO 4217 code; any one of them.',
  z.record(z.string(), z.int()),
);
const orNull = (description: string) => described(`${description} \`null\`: no limit.`, z.nullable(z.int()));

const Gives = described(
  'What it gives.',
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('points_per_amount'),
      points: points('For each `perAmount` of the goods.'),
      perAmount: amounts,
      wholeSteps: described('Only for each full one.', z.boolean()),
    }),
    z.strictObject({ kind: z.literal('points_per_item'), points: points('For each unit.') }),
    z.strictObject({ kind: z.literal('fixed_points'), points: points('Once an order or event.') }),
    z.strictObject({
      kind: z.literal('multiplier'),
      percent: described('200 doubles.', z.int()),
      of: described('Of points per amount, or of all points.', z.enum(['rates', 'all'])),
    }),
  ]),
);

export const WayToEarn = named(
  'WayToEarn',
  'A rule of the program in force by which a member can earn.',
  z.strictObject({
    ruleId: z.string(),
    description: described('As the marketer wrote it for members.', z.string()),
    event: described('The type of event that it is for; `null`: orders.', z.nullable(z.string())),
    gives: Gives,
    status: described(
      '`open`: it can give something now; `not_begun`: from `from` on; `other_tier`: to members of `tiers`; `used_up`: a limit leaves nothing for now.',
      z.enum(['open', 'not_begun', 'other_tier', 'used_up']),
    ),
    from: described('`null`: it always counted.', z.nullable(Timestamp)),
    until: described('It counts before this moment; `null`: without end.', z.nullable(Timestamp)),
    tiers: described(
      'For members of one of these tiers; empty: of any.',
      z.array(z.strictObject({ id: z.string(), name: z.string() })),
    ),
    atMostPerOrder: orNull('In points.'),
    limits: described(
      'For one member in a span of the calendar, and what is left in the one that runs.',
      z.array(
        z.strictObject({
          per: z.enum(['day', 'week', 'month', 'year', 'ever']),
          points: orNull('In points.'),
          pointsLeft: orNull('Of `points`.'),
          times: orNull('How often.'),
          timesLeft: orNull('Of `times`.'),
        }),
      ),
    ),
  }),
);
export type WayToEarn = z.infer<typeof WayToEarn>;

export const WaysToEarn = named(
  'WaysToEarn',
  'All ways in which a member can earn points: rules in the order of the document, and what friends bring. Challenges stand apart.',
  z.strictObject({
    memberId: MemberId,
    programVersion: z.int(),
    asOf: Timestamp,
    pointsName: z.string(),
    ways: z.array(WayToEarn),
    referral: described(
      'What the next friend gives the member; `null` where the program has no referrals.',
      z.nullable(ReferralPromiseView),
    ),
  }),
);
export type WaysToEarn = z.infer<typeof WaysToEarn>;

export const WaysToEarnQuery = z.strictObject({ locale: z.optional(Locale) });
