import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { Timestamp, text } from '../primitives.ts';
import { withAnyOf } from './any-of.ts';
import { GoodsFilter } from './goods.ts';
import { MAX_CHALLENGE_CATEGORIES, MAX_CHALLENGE_ORDERS, MAX_STREAK_PERIODS } from './limits.ts';
import { byLocale } from './locales.ts';
import { amounts, positivePoints, programId, prose, values } from './values.ts';

const OrdersGoal = named(
  'OrdersGoal',
  'So many orders that count.',
  z.strictObject({
    kind: z.literal('orders'),
    orders: described('How many.', z.int().check(z.positive(), z.maximum(MAX_CHALLENGE_ORDERS))),
    within: z.exactOptional(
      described(
        "All in one span of the program's calendar; weeks begin on Monday. Ever where it is not given.",
        z.enum(['week', 'month', 'year']),
      ),
    ),
  }),
);

const StreakGoal = named(
  'StreakGoal',
  'An order that counts in each of so many weeks or months in a row.',
  z.strictObject({
    kind: z.literal('streak'),
    periods: described(
      'How many in a row.',
      z
        .int()
        .check(
          z.minimum(2, { error: 'must be at least 2: one alone is no row' }),
          z.maximum(MAX_STREAK_PERIODS),
        ),
    ),
    of: described("Spans of the program's calendar; weeks begin on Monday.", z.enum(['week', 'month'])),
  }),
);

const CollectGoal = named(
  'CollectGoal',
  'Orders with goods of so many different categories.',
  z.strictObject({
    kind: z.literal('collect'),
    categories: values('Categories of goods.', text('A category.', 64)).check(
      z.maxLength(MAX_CHALLENGE_CATEGORIES),
    ),
    different: described(
      'How many different ones of them.',
      z
        .int()
        .check(
          z.minimum(2, { error: 'must be at least 2; one alone is an order with such goods' }),
          z.maximum(MAX_CHALLENGE_CATEGORIES),
        ),
    ),
  }),
);

const CountedOrder = named(
  'CountedOrder',
  'Which orders count: those with paid goods, and all of this, in what is left of them after refunds. Goods that never earn do not count.',
  z.strictObject({
    minimum: z.exactOptional(
      amounts('What the goods that count are worth after discounts, without tax and shipping.', 1),
    ),
    goods: z.exactOptional(described('Only such goods count; all where it is not given.', GoodsFilter)),
    excluding: z.exactOptional(described('Goods that do not count.', GoodsFilter)),
  }),
);

const ChallengeAudience = withAnyOf(
  'ChallengeAudience',
  'Whose orders count: each list that is given must hold what the member has, just before the order.',
  ['tiers', 'segments'],
  z.strictObject({
    tiers: z.exactOptional(values("The member's tier.", programId('A tier.'))),
    segments: z.exactOptional(values("One of the member's segments.", programId('A segment.'))),
  }),
);

/** What customers read of a challenge, in one language. */
const texts = {
  name: text('Name of the challenge, as members read it.', 100),
  description: z.exactOptional(prose('What it is, as members read it.', 1_000)),
};

const ChallengeTexts = named(
  'ChallengeTexts',
  'What customers read, in one language.',
  z.strictObject(texts),
);

export const Challenge = named(
  'ProgramChallenge',
  'Something to achieve with several orders. What refunds undo is taken back, and given again when it is achieved again.',
  z.strictObject({
    id: programId(
      'Name of the challenge; progress and what was given keep it, so another challenge needs another name.',
    ),
    ...texts,
    goal: described(
      'What has to be done.',
      z.discriminatedUnion('kind', [OrdersGoal, StreakGoal, CollectGoal]),
    ),
    counts: described(
      'Which orders count; all with paid goods where it asks nothing.',
      z._default(CountedOrder, {}),
    ),
    for: z.exactOptional(
      described("Whose orders count; every member's where it is not given.", ChallengeAudience),
    ),
    from: z.exactOptional(
      described('Orders placed from this moment on count. ISO 8601 with an offset.', Timestamp),
    ),
    until: z.exactOptional(
      described('Orders placed before this moment count. ISO 8601 with an offset.', Timestamp),
    ),
    repeatable: described(
      'Whether it can be achieved again: with the next orders, or, within a span of the calendar, once in each. Once for ever where it is not given.',
      z._default(z.boolean(), false),
    ),
    gives: described(
      'What it gives each time. Points wait and end with those of the order that completed it, are no progress towards tiers, and count towards no cap. A reward is given when those points can be spent.',
      z.union(
        [
          z.strictObject({ points: positivePoints('Given.') }),
          z.strictObject({ reward: programId('A reward of the catalogue, which then costs nothing.') }),
        ],
        { error: 'must be {"points": number} or {"reward": id}: points or a reward, and not both' },
      ),
    ),
    texts: z.exactOptional(
      described(
        'Name and description in other languages, by BCP 47 locale.',
        byLocale(ChallengeTexts, '{"de": {"name": "…"}}'),
      ),
    ),
  }),
);
