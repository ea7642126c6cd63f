import fc from 'fast-check';
import type { Tier, TierProgram, TierWindow } from '../../../shared/domain/program/tier-program.ts';

const NAMES = ['member', 'silver', 'gold', 'platinum'] as const;

/** Tiers in the order of their thresholds, `member` from nothing on. */
export function tiersWith(...thresholds: readonly Tier['threshold'][]): readonly Tier[] {
  return [0, ...thresholds].map((threshold, index) => ({
    id: NAMES[index] ?? `tier-${index}`,
    name: `Tier ${index}`,
    threshold,
    benefits: {},
  }));
}

export function aTierProgram(changes: Partial<TierProgram> = {}): TierProgram {
  return {
    qualifyBy: 'points',
    window: { kind: 'calendar_year' },
    upgrade: 'at_once',
    downgrade: 'full',
    graceMonths: 0,
    tiers: tiersWith(100, 250, 600),
    ...changes,
  };
}

const window: fc.Arbitrary<TierWindow> = fc.oneof(
  fc.constantFrom(
    { kind: 'lifetime' } as const,
    { kind: 'calendar_year' } as const,
    { kind: 'membership_year' } as const,
  ),
  fc.record({
    kind: fc.constant('rolling_months' as const),
    months: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(24, 36)),
  }),
);

const qualifying: fc.Arbitrary<Pick<TierProgram, 'qualifyBy' | 'tiers'>> = fc.oneof(
  fc.constant({ qualifyBy: 'points' as const, tiers: tiersWith(100, 250, 600) }),
  fc.constant({ qualifyBy: 'orders' as const, tiers: tiersWith(2, 4, 7) }),
  fc.constant({
    qualifyBy: 'amount' as const,
    tiers: tiersWith({ USD: 10_000, EUR: 9_000 }, { USD: 25_000, EUR: 22_000 }, { USD: 60_000, EUR: 55_000 }),
  }),
);

/** Every way in which tiers can be won and lost. */
export const tierProgram: fc.Arbitrary<TierProgram> = fc
  .record({
    window,
    upgrade: fc.constantFrom('at_once' as const, 'period_end' as const),
    downgrade: fc.constantFrom('none' as const, 'one_step' as const, 'full' as const),
    graceMonths: fc.constantFrom(0, 0, 1, 3, 7, 14),
    qualifying,
  })
  .map(({ qualifying: by, ...terms }) => ({ ...terms, ...by }));
