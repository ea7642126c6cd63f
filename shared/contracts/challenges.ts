import * as z from 'zod/mini';
import { described, named } from './named.ts';
import { MemberId, points, Timestamp } from './primitives.ts';

const momentOrNull = (description: string) => described(description, z.nullable(Timestamp));

const GoodsOfAny = z.strictObject({
  skus: z.array(z.string()),
  categories: z.array(z.string()),
  tags: z.array(z.string()),
});

const CountedGoods = named(
  'CountedGoods',
  'Which orders count: those with paid goods, and all of this. Goods have any of what is listed.',
  z.strictObject({
    minimum: described(
      'What the goods must be worth after discounts, in minor units by currency; `null`: anything.',
      z.nullable(z.record(z.string(), z.int())),
    ),
    goods: described('Only such goods count; `null`: all.', z.nullable(GoodsOfAny)),
    excluding: described('Goods that do not count; `null`: none.', z.nullable(GoodsOfAny)),
  }),
);

export const MemberChallenge = named(
  'MemberChallenge',
  'A challenge of the program, and how far a member is.',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    description: z.nullable(z.string()),
    status: described(
      '`open`: orders count now; `done`: nothing more can be had for now; `not_for_member`: the member is not one of those whom it is for; `not_begun` and `over`: orders of now do not count.',
      z.enum(['open', 'done', 'not_for_member', 'not_begun', 'over']),
    ),
    goal: described('What has to be done, in words.', z.string()),
    counts: CountedGoods,
    progress: described('How far the member is, in words, such as `2 of 3 orders this month`.', z.string()),
    reached: described('Orders, periods or categories, of the time that runs.', z.int()),
    needed: described('How many it takes.', z.int()),
    collected: described('The categories that the member has already, of a collection.', z.array(z.string())),
    countsUntil: momentOrNull(
      'Until then orders count for what runs now: the end of the week, month or year, or of the challenge; `null`: no end.',
    ),
    from: momentOrNull('`null`: it always counted.'),
    until: momentOrNull('`null`: it does not end.'),
    gives: z.strictObject({
      points: points('Given each time; 0 where it gives a reward.'),
      rewardId: described('A reward of the catalogue; `null`: it gives points.', z.nullable(z.string())),
    }),
    repeatable: z.boolean(),
    achieved: described('How often it was achieved and stands; refunds take that back.', z.int()),
    achievedAt: momentOrNull('When the order was placed that completed it last; `null`: not achieved.'),
  }),
);
export type MemberChallenge = z.infer<typeof MemberChallenge>;

export const MemberChallenges = named(
  'MemberChallenges',
  'The challenges of the program in force, in the order of its document, for one member.',
  z.strictObject({
    memberId: MemberId,
    programVersion: z.int(),
    asOf: Timestamp,
    pointsName: z.string(),
    challenges: z.array(MemberChallenge),
  }),
);
