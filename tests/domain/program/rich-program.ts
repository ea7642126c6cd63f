import fc from 'fast-check';
import type { Condition } from '../../../shared/domain/program/condition.ts';
import type { EarningRule, Effect, RuleGroup } from '../../../shared/domain/program/earning-rule.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { TierProgram } from '../../../shared/domain/program/tier-program.ts';
import { aProgram } from '../builders.ts';
import {
  amounts,
  condition,
  EVENT_TYPES,
  goodsFilter,
  memberCondition,
  SEGMENTS,
  TIERS,
} from './rich-condition.ts';

/** Leaves what is `undefined` out, as documents do. */
const without = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq });

export const rate = fc
  .record({
    points: fc.integer({ min: 1, max: 20 }),
    perAmount: amounts(700),
    wholeSteps: maybe(fc.boolean()),
  })
  .map((fields) => without({ kind: 'points_per_amount' as const, ...fields }) as Effect);

const effect: fc.Arbitrary<Effect> = fc.oneof(
  { weight: 4, arbitrary: rate },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('points_per_item' as const),
      points: fc.integer({ min: 1, max: 50 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fixed_points' as const),
      points: fc.integer({ min: 1, max: 500 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('multiplier' as const),
      percent: fc.integer({ min: 101, max: 400 }),
      of: fc.constantFrom('rates' as const, 'all' as const),
    }),
  },
);

const caps = fc
  .record({
    perOrder: maybe(fc.integer({ min: 1, max: 300 })),
    perMember: maybe(fc.constant([{ per: 'month' as const, points: 100 }])),
    program: maybe(fc.constant({ points: 1_000 })),
  })
  .map(without) as fc.Arbitrary<NonNullable<EarningRule['caps']>>;

const STACKINGS = ['all', 'best', 'first'] as const;

/** A group's rules are of one stage, so each stage has groups of its own. */
function stageOf(of: Effect): string {
  if (of.kind === 'points_per_amount') return 'rates';
  return of.kind === 'multiplier' ? `multipliers-${of.of}` : 'bonuses';
}
const STAGES = ['rates', 'bonuses', 'multipliers-rates', 'multipliers-all'];

interface Terms {
  /** Groups of `first` ask for an order of rules. */
  readonly stackings: readonly RuleGroup['stacking'][];
  readonly when: fc.Arbitrary<Condition>;
  readonly caps: fc.Arbitrary<NonNullable<EarningRule['caps']>>;
}

const rule = ({ stackings, when, caps: terms }: Terms) =>
  fc
    .record({
      on: fc.oneof(
        { weight: 5, arbitrary: fc.constant('order' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...EVENT_TYPES).map((event) => ({ event })) },
      ),
      from: maybe(fc.constant('2025-12-01T00:00:00+01:00'), 5),
      until: maybe(fc.constant('2026-06-01T00:00:00Z'), 5),
      when: maybe(when),
      goods: maybe(goodsFilter),
      excluding: maybe(goodsFilter, 4),
      effect,
      stacking: maybe(fc.constantFrom(...stackings)),
      caps: maybe(terms),
    })
    .map(({ stacking, ...fields }) => {
      const group = stacking === undefined ? undefined : `${stacking}-${stageOf(fields.effect)}`;
      return without({ description: 'a rule', ...fields, group }) as unknown as Omit<EarningRule, 'id'>;
    });

const tiers: fc.Arbitrary<TierProgram> = fc
  .array(maybe(fc.integer({ min: 101, max: 250 })), { minLength: TIERS.length, maxLength: TIERS.length })
  .map((percents) => ({
    qualifyBy: 'points' as const,
    window: { kind: 'lifetime' as const },
    upgrade: 'at_once' as const,
    downgrade: 'none' as const,
    graceMonths: 0,
    tiers: TIERS.map((id, index) => ({
      id,
      name: id,
      threshold: index * 100,
      benefits: without({ earningPercent: percents[index] }),
    })),
  }));

/** Programs of up to a dozen rules with everything that the vocabulary has, in any mixture. */
export const richProgram = ({
  stackings = STACKINGS,
  when = condition,
  caps: terms = caps,
}: Partial<Terms> = {}) =>
  fc
    .record({
      rules: fc.array(rule({ stackings, when, caps: terms }), { minLength: 1, maxLength: 12 }),
      segments: fc.tuple(memberCondition, memberCondition),
      rounding: fc.constantFrom('floor' as const, 'half_up' as const, 'ceiling' as const),
      timeZone: fc.constantFrom('Etc/UTC', 'America/New_York', 'Asia/Kathmandu'),
      clawback: fc.constantFrom('pending_only' as const, 'within_balance' as const, 'below_zero' as const),
      pendingDays: fc.constantFrom(0, 14),
      excludedGoods: maybe(goodsFilter, 4),
      tiers: maybe(tiers),
    })
    .map(
      ({ rules, segments, pendingDays, excludedGoods, tiers: tierProgram, ...rest }): Program =>
        aProgram({
          ...rest,
          pending: { kind: 'days', days: pendingDays },
          ...(excludedGoods === undefined ? {} : { excludedGoods }),
          ...(tierProgram === undefined ? {} : { tiers: tierProgram }),
          segments: SEGMENTS.map((id, index) => ({
            id,
            description: id,
            when: segments[index] as Condition,
          })),
          groups: STACKINGS.flatMap((stacking) =>
            STAGES.map((stage) => ({ id: `${stacking}-${stage}`, stacking })),
          ),
          earningRules: rules.map((each, index) => ({ id: `rule-${index}`, ...each })),
        }),
    );
