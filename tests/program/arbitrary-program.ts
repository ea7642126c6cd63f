import fc from 'fast-check';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import type { Segment } from '../../shared/domain/program/condition.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { GoodsFilter } from '../../shared/domain/program/goods.ts';
import type { ExpiryPolicy, PendingPolicy, ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import type { Tier, TierProgram } from '../../shared/domain/program/tier-program.ts';
import { isGrantable } from '../../shared/domain/rewards/grantable.ts';
import { arbitraryAsking } from './arbitrary-asking.ts';
import { arbitraryChallenges } from './arbitrary-challenges.ts';
import { arbitraryCondition, type Named, POOL } from './arbitrary-condition.ts';
import { arbitraryReferrals } from './arbitrary-referrals.ts';
import { arbitraryRedemption, arbitraryRewards } from './arbitrary-reward.ts';
import { arbitraryGroups, arbitraryRule } from './arbitrary-rule.ts';
import { NOW } from './documents.ts';

const MINOR_DIGITS = { USD: 2, EUR: 2, JPY: 0 } as const;
const TIER_IDS = ['blue', 'silver', 'gold', 'platinum'] as const;

/** Rules that give every multiplier something to multiply. */
const groundRules = (currencies: readonly string[]): readonly EarningRule[] => [
  {
    id: 'base',
    description: '1 point for each 100 minor units',
    on: 'order',
    effect: {
      kind: 'points_per_amount',
      points: 1,
      perAmount: Object.fromEntries(currencies.map((code) => [code, 100])),
    },
  },
  ...POOL.events.map(
    (event): EarningRule => ({
      id: `any-${event}`,
      description: `5 points for a ${event}`,
      on: { event },
      effect: { kind: 'fixed_points', points: 5 },
    }),
  ),
];

/** Of one property each, so that few rules count nothing else. */
const arbitraryExclusion = fc.constantFrom<GoodsFilter>(
  { tags: ['clearance'] },
  { skus: ['bag'] },
  { categories: ['sale'], tags: ['gift-card'] },
);

const arbitraryPending: fc.Arbitrary<PendingPolicy> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('delivery' as const), atMostDays: fc.integer({ min: 1, max: 60 }) }),
);

const arbitraryExpiry: fc.Arbitrary<ExpiryPolicy> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('rolling' as const), months: fc.integer({ min: 1, max: 36 }) }),
  fc.record({ kind: fc.constant('sliding' as const), months: fc.integer({ min: 2, max: 36 }) }),
  fc.record({
    kind: fc.constant('calendar' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    atLeastMonths: fc.integer({ min: 0, max: 24 }),
  }),
);

/** Thresholds that begin with zero and grow, as they must. */
const arbitraryThresholds = fc
  .uniqueArray(fc.integer({ min: 1, max: 40_000 }), { maxLength: TIER_IDS.length - 1 })
  .map((thresholds) => [0, ...thresholds.toSorted((a, b) => a - b)]);

export function arbitraryTiers(currencies: readonly string[]): fc.Arbitrary<TierProgram> {
  const shape = fc.record({
    qualifyBy: fc.constantFrom('amount' as const, 'points' as const, 'orders' as const),
    window: fc.oneof(
      fc.constantFrom(
        { kind: 'lifetime' as const },
        { kind: 'calendar_year' as const },
        { kind: 'membership_year' as const },
      ),
      fc.record({ kind: fc.constant('rolling_months' as const), months: fc.integer({ min: 1, max: 24 }) }),
    ),
    upgrade: fc.constantFrom('at_once' as const, 'period_end' as const),
    downgrade: fc.constantFrom('none' as const, 'one_step' as const, 'full' as const),
    graceMonths: fc.integer({ min: 0, max: 6 }),
    thresholds: arbitraryThresholds,
    percents: fc.array(fc.constantFrom(100, 125, 150, 200), { minLength: 4, maxLength: 4 }),
    freeShipping: fc.boolean(),
  });
  return shape.map(({ thresholds, percents, freeShipping, ...rules }) => ({
    ...rules,
    upgrade: rules.window.kind === 'lifetime' ? 'at_once' : rules.upgrade,
    tiers: thresholds.map(
      (threshold, index): Tier => ({
        id: TIER_IDS[index] ?? `tier-${index}`,
        name: `Tier ${index}`,
        threshold:
          rules.qualifyBy === 'amount'
            ? Object.fromEntries(currencies.map((code) => [code, threshold]))
            : threshold,
        benefits: index === 0 ? {} : { earningPercent: percents[index] ?? 100, freeShipping },
      }),
    ),
  }));
}

const arbitrarySegments = (named: Named): fc.Arbitrary<Segment[]> =>
  fc
    .array(arbitraryCondition('member', named), { maxLength: 3 })
    .map((conditions) =>
      conditions.map((when, index) => ({ id: `segment-${index}`, description: `Segment ${index}`, when })),
    );

const arbitraryPolicies = (currencies: readonly string[]) =>
  fc.record({
    name: fc.constantFrom('Program', 'Club'),
    pointsName: fc.constantFrom('points', 'stars'),
    pointValue: fc.record({
      points: fc.integer({ min: 1, max: 1_000 }),
      amount: fc
        .integer({ min: 1, max: 1_000 })
        .map((amount) => Object.fromEntries(currencies.map((code) => [code, amount]))),
    }),
    timeZone: fc.constantFrom('Etc/UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
    rounding: fc.constantFrom('floor' as const, 'half_up' as const, 'ceiling' as const),
    pending: arbitraryPending,
    expiry: arbitraryExpiry,
    clawback: fc.constantFrom('pending_only' as const, 'within_balance' as const, 'below_zero' as const),
    claims: fc.record({ withinDays: fc.integer({ min: 0, max: 365 }) }),
    metrics: fc.record(
      {
        inactivityDays: fc.integer({ min: 1, max: 3_650 }),
        grossMarginPercent: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
        redemptionEstimates: fc.uniqueArray(
          fc.record({
            from: fc.constantFrom('2025-01-01', '2026-01-01', '2026-02-28', '2027-06-30'),
            percent: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
          }),
          { selector: ({ from }) => from, minLength: 1, maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
    caps: fc.record(
      {
        balance: fc.integer({ min: 1, max: 100_000 }),
        perMember: fc.constant([{ per: 'month' as const, points: 5_000 }]),
      },
      { requiredKeys: [] },
    ),
  });

/**
 * Documents that the validator takes, rich in everything that a document may hold: nearly all by construction, the rest is
 * sifted out. They name goods, channels, events and attributes of `POOL`, and are judged at `NOW`.
 */
export const arbitraryProgram: fc.Arbitrary<ProgramDocument> = fc
  .subarray(Object.keys(MINOR_DIGITS) as (keyof typeof MINOR_DIGITS)[], { minLength: 1 })
  .chain((currencies) =>
    fc
      .option(arbitraryTiers(currencies), { nil: undefined })
      .chain((tiers) => arbitraryWith(currencies, tiers)),
  )
  .filter((document) => validateProgram(document, NOW).isValid);

function arbitraryWith(
  currencies: readonly (keyof typeof MINOR_DIGITS)[],
  tiers: TierProgram | undefined,
): fc.Arbitrary<ProgramDocument> {
  const named: Named = { currencies, tiers: tiers?.tiers.map(({ id }) => id) ?? [], segments: [] };
  const arbitraryRules = (segments: readonly Segment[]) =>
    fc
      .tuple(
        ...Array.from({ length: 6 }, (_, index) =>
          fc.option(arbitraryRule(`rule-${index}`, { ...named, segments: segments.map(({ id }) => id) }), {
            nil: undefined,
            freq: 2,
          }),
        ),
      )
      .map((rules) => [...groundRules(currencies), ...rules.filter((rule) => rule !== undefined)])
      .chain((earningRules) =>
        fc.record({
          earningRules: fc.shuffledSubarray(earningRules, { minLength: earningRules.length }),
          groups: arbitraryGroups(earningRules),
        }),
      );
  return arbitrarySegments(named)
    .chain((segments) =>
      fc.tuple(
        arbitraryPolicies(currencies),
        arbitraryRules(segments),
        fc.option(arbitraryExclusion, { nil: undefined, freq: 3 }),
        fc.constant(segments),
        arbitraryRewards({ ...named, segments: segments.map(({ id }) => id) }),
        fc.option(arbitraryRedemption, { nil: undefined, freq: 2 }),
      ),
    )
    .chain(([policies, rules, excludedGoods, segments, rewards, redemption]) =>
      fc.tuple(
        fc.constant({ policies, rules, excludedGoods, segments, rewards, redemption }),
        fc.option(
          arbitraryReferrals({ ...named, segments: segments.map(({ id }) => id) }, rewards, policies.pending),
          { nil: undefined, freq: 2 },
        ),
        fc.option(
          arbitraryChallenges(
            { ...named, segments: segments.map(({ id }) => id) },
            rewards?.filter(isGrantable).map(({ id }) => id),
          ),
          { nil: undefined },
        ),
      ),
    )
    .map(([{ policies, rules, excludedGoods, segments, rewards, redemption }, referrals, challenges]) => ({
      ...policies,
      ...rules,
      currencies: currencies.map((code) => ({ code, minorDigits: MINOR_DIGITS[code] })),
      segments,
      ...(excludedGoods === undefined ? {} : { excludedGoods }),
      ...(tiers === undefined ? {} : { tiers: withRewards(tiers, rewards) }),
      ...(redemption === undefined ? {} : { redemption }),
      ...(rewards === undefined ? {} : { rewards }),
      ...(referrals === undefined ? {} : { referrals }),
      ...(challenges === undefined ? {} : { challenges }),
    }))
    .chain((document) =>
      // Most ask nothing: laws of the books do not depend on it, and to judge it takes time.
      fc
        .oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: arbitraryAsking(document) })
        .map((asked) => ({ ...document, ...asked })),
    );
}

/** The highest tier has the first reward for itself, where the reward is for all: so nobody it is for is kept from it. */
function withRewards(program: TierProgram, rewards: readonly Reward[] = []): TierProgram {
  const exclusive = rewards.find((reward) => reward.for === undefined);
  if (exclusive === undefined || program.tiers.length < 2) return program;
  return {
    ...program,
    tiers: program.tiers.map((tier, index) =>
      index < program.tiers.length - 1
        ? tier
        : { ...tier, benefits: { ...tier.benefits, rewards: [exclusive.id] } },
    ),
  };
}
