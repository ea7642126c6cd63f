import fc from 'fast-check';
import type { Challenge, ChallengeGoal } from '../../shared/domain/program/challenge.ts';
import { type Named, POOL } from './arbitrary-condition.ts';

const goal: fc.Arbitrary<ChallengeGoal> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('orders' as const),
      orders: fc.integer({ min: 1, max: 20 }),
      within: fc.constantFrom('week' as const, 'month' as const, 'year' as const),
    },
    { requiredKeys: ['kind', 'orders'] },
  ),
  fc.record({
    kind: fc.constant('streak' as const),
    periods: fc.integer({ min: 2, max: 12 }),
    of: fc.constantFrom('week' as const, 'month' as const),
  }),
  fc.record({
    kind: fc.constant('collect' as const),
    categories: fc.subarray([...POOL.categories, 'tea', 'cups'], { minLength: 2 }),
    different: fc.constant(2),
  }),
);

const someOf = (names: readonly string[]) => fc.subarray([...names], { minLength: 1 });

/** Challenges for members of the tiers and segments that are named, over goods of `POOL`. @param rewards that can be given for nothing */
export function arbitraryChallenges(
  { currencies, tiers, segments }: Named,
  rewards: readonly string[] = [],
): fc.Arbitrary<Challenge[]> {
  const audience = {
    ...(tiers.length > 0 ? { tiers: someOf(tiers) } : {}),
    ...(segments.length > 0 ? { segments: someOf(segments) } : {}),
  };
  const hasAudience = Object.keys(audience).length > 0;
  const challenge = fc.record(
    {
      name: fc.constantFrom('A challenge', 'Öfter trinken'),
      description: fc.constantFrom('In one line.', 'In two\nlines.'),
      goal,
      counts: fc.record(
        {
          minimum: fc
            .integer({ min: 1, max: 5_000 })
            .map((amount) => Object.fromEntries(currencies.map((code) => [code, amount]))),
          goods: fc.constantFrom({ categories: [...POOL.categories] }, { skus: ['bag', 'cup'] }),
          excluding: fc.constant({ tags: ['outlet'] }),
        },
        { requiredKeys: [] },
      ),
      ...(hasAudience ? { for: fc.record(audience) } : {}),
      from: fc.constantFrom('2026-01-01T00:00:00Z', '2026-06-01T00:00:00+02:00'),
      until: fc.constantFrom('2026-12-31T23:59:59Z', '2027-06-01T00:00:00-05:00'),
      texts: fc.constantFrom(
        { de: { name: 'Öfter trinken' } },
        { fr: { name: 'Un défi', description: 'Sur\ndeux lignes.' } },
      ),
      repeatable: fc.boolean(),
      gives: fc.oneof(
        fc.record({ points: fc.integer({ min: 1, max: 1_000 }) }),
        ...rewards.map((reward) => fc.constant({ reward })),
      ),
    },
    { requiredKeys: ['name', 'goal', 'counts', 'repeatable', 'gives'] },
  ) as fc.Arbitrary<Omit<Challenge, 'id'>>;
  return fc
    .array(challenge, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((each, index) => ({ id: `challenge-${index}`, ...each })));
}
