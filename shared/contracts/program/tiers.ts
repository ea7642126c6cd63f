import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { MAX_POINTS, text } from '../primitives.ts';
import { MAX_BENEFITS, MAX_MONTHS, MAX_PERCENT, MAX_TIERS } from './limits.ts';
import { amounts, programId } from './values.ts';

/**
 * Progress is kept by month for two years, or as long as the window and its grace need, and older months as one sum: a
 * longer window would make every account heavier, and every write with it.
 */
const MAX_WINDOW_MONTHS = 36;

const TierBenefits = named(
  'TierBenefits',
  'What a member of the tier has.',
  z.strictObject({
    earningPercent: z.exactOptional(
      described(
        'Multiplies what `points_per_amount` rules give: 150 gives half as much again.',
        z.int().check(z.minimum(100), z.maximum(MAX_PERCENT)),
      ),
    ),
    freeShipping: z.exactOptional(described('Whether the shop ships for nothing.', z.boolean())),
    rewards: z.exactOptional(
      described(
        'Rewards that only this tier, and those above, may have.',
        z.array(programId('A reward.')).check(z.maxLength(MAX_BENEFITS)),
      ),
    ),
    custom: z.exactOptional(
      described(
        'Whatever else the shop promises, in its own words.',
        z.array(text('A promise.', 200)).check(z.maxLength(MAX_BENEFITS)),
      ),
    ),
  }),
);

const ProgramTier = named(
  'ProgramTier',
  'One tier.',
  z.strictObject({
    id: programId('Name of the tier in rules and in the ledger.'),
    name: text('Name of the tier as members read it.', 60),
    threshold: described(
      'What it takes to reach the tier: points or orders; for amounts, minor units by currency, any of which is enough.',
      z.union(
        [
          described('Points or orders.', z.int().check(z.nonnegative(), z.maximum(MAX_POINTS))),
          amounts('What has to be spent.', 0),
        ],
        {
          error: 'must be a whole number of points or orders, or amounts by currency, such as {"USD": 50000}',
        },
      ),
    ),
    benefits: described('What its members have.', z._default(TierBenefits, {})),
  }),
);

const TierWindow = named(
  'TierWindow',
  'Over what span progress is added up.',
  z.discriminatedUnion('kind', [
    described('All that ever was.', z.strictObject({ kind: z.literal('lifetime') })),
    described('January to December.', z.strictObject({ kind: z.literal('calendar_year') })),
    described(
      'A year from the day of enrollment on.',
      z.strictObject({ kind: z.literal('membership_year') }),
    ),
    described(
      'This month and those before it.',
      z.strictObject({
        kind: z.literal('rolling_months'),
        months: described(
          'Number of months, this one among them.',
          z.int().check(z.positive(), z.maximum(MAX_WINDOW_MONTHS)),
        ),
      }),
    ),
  ]),
);

export const TierProgram = named(
  'TierProgram',
  'Tiers, how they are reached and how they are lost. Progress is apart from points that can be spent.',
  z.strictObject({
    qualifyBy: described(
      'What counts: `amount` spent on goods, `points` earned, or number of `orders`.',
      z.enum(['amount', 'points', 'orders']),
    ),
    window: TierWindow,
    upgrade: described(
      'At once, or when the period ends: a year, or a month for rolling months.',
      z.enum(['at_once', 'period_end']),
    ),
    downgrade: described(
      'At the end of a period without qualifying again: stay, go one tier down, or to the tier of that period.',
      z.enum(['none', 'one_step', 'full']),
    ),
    graceMonths: described(
      'Months after the end of a period before a downgrade takes effect.',
      z._default(z.int().check(z.nonnegative(), z.maximum(MAX_MONTHS)), 0),
    ),
    tiers: described(
      'From the lowest, whose threshold is zero: every member has a tier.',
      z.array(ProgramTier).check(z.minLength(1), z.maxLength(MAX_TIERS)),
    ),
  }),
);
