import fc from 'fast-check';
import { isWithin } from '../../shared/domain/program/contradictions/goods-within.ts';
import type { EarningRule, Effect, RuleGroup } from '../../shared/domain/program/earning-rule.ts';
import { stageOf } from '../../shared/domain/program/stages.ts';
import {
  arbitraryAmounts,
  arbitraryCondition,
  arbitraryGoods,
  type Named,
  POOL,
} from './arbitrary-condition.ts';

const points = fc.integer({ min: 1, max: 500 });

const arbitraryMultiplier = (...sums: readonly ('rates' | 'all')[]): fc.Arbitrary<Effect> =>
  fc.record({
    kind: fc.constant('multiplier' as const),
    percent: fc.oneof(fc.constantFrom(150, 200, 300), fc.integer({ min: 101, max: 1_000 })),
    of: fc.constantFrom(...sums),
  });

const arbitraryFixedPoints: fc.Arbitrary<Effect> = points.map((given) => ({
  kind: 'fixed_points',
  points: given,
}));

const arbitraryOrderEffect = ({ currencies }: Named): fc.Arbitrary<Effect> =>
  fc.oneof(
    fc.record(
      {
        kind: fc.constant('points_per_amount' as const),
        points,
        perAmount: arbitraryAmounts(currencies, 1),
        wholeSteps: fc.boolean(),
      },
      { requiredKeys: ['kind', 'points', 'perAmount'] },
    ),
    points.map((given): Effect => ({ kind: 'points_per_item', points: given })),
    arbitraryFixedPoints,
    arbitraryMultiplier('rates', 'all'),
  );

const limit = fc.integer({ min: 1, max: 2_000 });

const arbitraryCaps = (currencies: readonly string[]) =>
  fc.record(
    {
      perOrder: limit,
      perMember: fc.uniqueArray(
        fc.record(
          {
            per: fc.constantFrom(
              'day' as const,
              'week' as const,
              'month' as const,
              'year' as const,
              'ever' as const,
            ),
            points: limit,
            times: fc.integer({ min: 1, max: 5 }),
          },
          { requiredKeys: ['per', 'points'] },
        ),
        { minLength: 1, maxLength: 2, selector: ({ per }) => per },
      ),
      program: fc.oneof(
        fc.record({ points: limit }),
        fc.record({ times: fc.integer({ min: 1, max: 20 }) }),
        fc.record({ money: fc.record({ currency: fc.constantFrom(...currencies), amount: limit }) }),
      ),
    },
    { requiredKeys: [] },
  );

const isOnEvent = (on: EarningRule['on']): boolean => on !== 'order';

/** Which rules may stack with each other: those of one stage on one subject. */
const groupIdOf = (on: EarningRule['on'], effect: Effect): string =>
  `${on === 'order' ? 'order' : on.event}-${stageOf(effect).replaceAll(' ', '-')}`;

export function arbitraryRule(id: string, named: Named): fc.Arbitrary<EarningRule> {
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.constant('order' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...POOL.events).map((event) => ({ event })) },
    )
    .chain((on) =>
      (isOnEvent(on)
        ? fc.oneof(
            { weight: 3, arbitrary: arbitraryFixedPoints },
            { weight: 1, arbitrary: arbitraryMultiplier('all') },
          )
        : arbitraryOrderEffect(named)
      ).chain((effect) => arbitraryRuleFor(id, on, effect, named)),
    );
}

function arbitraryRuleFor(
  id: string,
  on: EarningRule['on'],
  effect: Effect,
  named: Named,
): fc.Arbitrary<EarningRule> {
  const head = {
    id: fc.constant(id),
    description: fc.constant(`Rule ${id}`),
    on: fc.constant(on),
    effect: fc.constant(effect),
  };
  const body = {
    when: arbitraryCondition(isOnEvent(on) ? 'event' : 'order', named),
    from: fc.constant('2026-01-20T00:00:00Z'),
    until: fc.constant('2027-06-01T00:00:00+02:00'),
    caps: arbitraryCaps(named.currencies),
    texts: fc.constantFrom({ de: { description: 'Eine Regel' } }, { 'pt-BR': { description: 'Uma regra' } }),
    ...(isOnEvent(on) ? {} : { goods: arbitraryGoods, excluding: arbitraryGoods }),
  };
  return fc
    .tuple(
      fc.record({ ...head, ...body }, { requiredKeys: ['id', 'description', 'on', 'effect'] }),
      fc.boolean(),
    )
    .map(([{ excluding, ...rule }, isGrouped]) => {
      // What a rule counts and leaves out at once would never give anything.
      const isVoid = rule.goods !== undefined && isWithin(rule.goods, excluding);
      return [isVoid || excluding === undefined ? rule : { ...rule, excluding }, isGrouped] as const;
    })
    .map(
      ([rule, isGrouped]): EarningRule =>
        // Without a condition it would keep all others of a `first` group from ever firing.
        isGrouped && rule.when !== undefined ? { ...rule, group: groupIdOf(on, effect) } : rule,
    );
}

/** A policy for each group that rules name, in the order in which they are named. */
export const arbitraryGroups = (rules: readonly EarningRule[]): fc.Arbitrary<RuleGroup[]> =>
  fc.tuple(
    ...[...new Set(rules.flatMap(({ group }) => (group === undefined ? [] : [group])))].map((id) =>
      fc.record({
        id: fc.constant(id),
        stacking: fc.constantFrom('all' as const, 'best' as const, 'first' as const),
      }),
    ),
  );
