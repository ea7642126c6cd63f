import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Tier, TierProgram } from '../../shared/domain/program/tier-program.ts';
import { seconds } from '../domain/builders.ts';

/** When the documents of the tests are judged. */
export const NOW = seconds('2026-06-15T12:00:00Z');

export const aRate = (changes: Partial<EarningRule> = {}): EarningRule => ({
  id: 'base',
  description: '1 point per dollar',
  on: 'order',
  effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100, EUR: 100 } },
  ...changes,
});

export const aBonus = (changes: Partial<EarningRule> = {}): EarningRule => ({
  id: 'bonus',
  description: '50 points more',
  on: 'order',
  effect: { kind: 'fixed_points', points: 50 },
  ...changes,
});

export const aReviewRule = (changes: Partial<EarningRule> = {}): EarningRule => ({
  id: 'review',
  description: '20 points for a review',
  on: { event: 'review' },
  effect: { kind: 'fixed_points', points: 20 },
  ...changes,
});

export const aTier = (id: string, threshold: Tier['threshold'], changes: Partial<Tier> = {}): Tier => ({
  id,
  name: id.toUpperCase(),
  threshold,
  benefits: {},
  ...changes,
});

export const someTiers = (changes: Partial<TierProgram> = {}): TierProgram => ({
  qualifyBy: 'points',
  window: { kind: 'calendar_year' },
  upgrade: 'at_once',
  downgrade: 'one_step',
  graceMonths: 2,
  tiers: [aTier('blue', 0), aTier('gold', 1_000)],
  ...changes,
});

/** A document without any fault, in two currencies. */
export const aDocument = (changes: Partial<ProgramDocument> = {}): ProgramDocument => ({
  name: 'Test',
  pointsName: 'points',
  pointValue: { points: 100, amount: { USD: 100, EUR: 90 } },
  timeZone: 'America/New_York',
  currencies: [
    { code: 'USD', minorDigits: 2 },
    { code: 'EUR', minorDigits: 2 },
  ],
  rounding: 'floor',
  pending: { kind: 'days', days: 30 },
  expiry: { kind: 'rolling', months: 12 },
  clawback: 'below_zero',
  claims: { withinDays: 90 },
  caps: {},
  segments: [
    {
      id: 'vip',
      description: 'Big spenders',
      when: { kind: 'spent', atLeast: { USD: 100_000, EUR: 90_000 } },
    },
  ],
  groups: [],
  earningRules: [aRate()],
  tiers: someTiers(),
  ...changes,
});
