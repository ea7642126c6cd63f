import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { MAX_PERCENT } from './limits.ts';
import { amounts, positivePoints } from './values.ts';

const PointsPerAmount = named(
  'PointsPerAmount',
  'Points for each amount spent on goods that count; nothing in a currency that is not named.',
  z.strictObject({
    kind: z.literal('points_per_amount'),
    points: positivePoints('Given for each `perAmount`.'),
    perAmount: amounts('What has to be spent for them.', 1),
    wholeSteps: z.exactOptional(
      described(
        'Only for each full `perAmount` of the goods together; in proportion where it is not given.',
        z.boolean(),
      ),
    ),
  }),
);

const PointsPerItem = named(
  'PointsPerItem',
  'Points for each unit of the goods that count.',
  z.strictObject({ kind: z.literal('points_per_item'), points: positivePoints('Given for each unit.') }),
);

const FixedPoints = named(
  'FixedPoints',
  'Points for the order or event as a whole.',
  z.strictObject({ kind: z.literal('fixed_points'), points: positivePoints('Given once.') }),
);

const Multiplier = named(
  'Multiplier',
  'Multiplies what other rules gave for the goods that count.',
  z.strictObject({
    kind: z.literal('multiplier'),
    percent: described(
      '200 doubles, 150 gives half as much again; 100 would change nothing.',
      z.int().check(
        z.minimum(101, {
          error: `must be from 101 to ${MAX_PERCENT}: 200 doubles, 150 gives half as much again, and 100 would change nothing`,
        }),
        z.maximum(MAX_PERCENT),
      ),
    ),
    of: described(
      '`rates`: what `points_per_amount` rules gave; `all`: that, bonuses, and multipliers of the rates.',
      z.enum(['rates', 'all']),
    ),
  }),
);

export const Effect = named(
  'Effect',
  'What a rule gives.',
  z.discriminatedUnion('kind', [PointsPerAmount, PointsPerItem, FixedPoints, Multiplier]),
);
