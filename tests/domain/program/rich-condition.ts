import fc from 'fast-check';
import {
  BEHAVIORS,
  type Condition,
  type EventCondition,
  type MemberCondition,
  type OrderCondition,
  type TimeCondition,
  type ValueTest,
} from '../../../shared/domain/program/condition.ts';
import type { GoodsFilter } from '../../../shared/domain/program/goods.ts';

/** Few words, so that what rules ask for and what orders have often meet. */
export const SKUS = ['mug', 'tea', 'book', 'gift-card'] as const;
export const CATEGORIES = ['home', 'food', 'media'] as const;
export const TAGS = ['sale', 'new'] as const;
export const CHANNELS = ['web', 'store'] as const;
export const COUNTRIES = ['US', 'FR'] as const;
export const COUPONS = ['WELCOME', 'SPRING'] as const;
export const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;
export const TIERS = ['basic', 'silver', 'gold'] as const;
export const SEGMENTS = ['locals', 'regulars'] as const;
/** Names that plain objects have by themselves must not count as attributes. */
export const ATTRIBUTES = ['city', 'kids', 'constructor'] as const;
export const EVENT_TYPES = ['visit', 'review'] as const;

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

export const goodsFilter: fc.Arbitrary<GoodsFilter> = fc.oneof(
  fc.record({ skus: some(SKUS) }),
  fc.record({ categories: some(CATEGORIES) }),
  fc.record({ tags: some(TAGS) }),
  fc.record({ skus: some(SKUS), categories: some(CATEGORIES), tags: some(TAGS) }),
);

export const amounts = (max: number) =>
  fc.oneof(
    fc.record({
      USD: fc.integer({ min: 1, max }),
      EUR: fc.integer({ min: 1, max }),
      GBP: fc.integer({ min: 1, max }),
    }),
    fc.record({ USD: fc.integer({ min: 1, max }) }),
  );

const ends = <T>(end: fc.Arbitrary<T>) =>
  fc.oneof(fc.record({ atLeast: end }), fc.record({ atMost: end }), fc.record({ atLeast: end, atMost: end }));
const range = (max: number) => ends(fc.integer({ min: 0, max }));
const goods = fc.option(goodsFilter, { nil: undefined });
const maybeGoods = <T extends object>(leaf: fc.Arbitrary<T>) =>
  fc.tuple(leaf, goods).map(([own, filter]) => (filter === undefined ? own : { ...own, goods: filter }));

const valueTest: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.record({ is: fc.constantFrom<string | number | boolean>('Paris', 2, true) }),
  fc.record({ in: some<string | number>(['Paris', 'Rome', 1, 2]) }),
  range(5),
  fc.constant({ absent: true } as const),
);

const orderLeaf = fc.oneof(
  maybeGoods(ends(amounts(40_000)).map((bounds) => ({ kind: 'amount' as const, ...bounds }))),
  maybeGoods(range(8).map((bounds) => ({ kind: 'quantity' as const, ...bounds }))),
  fc.record({ kind: fc.constant('channel' as const), in: some(CHANNELS) }),
  fc.record({ kind: fc.constant('country' as const), in: some(COUNTRIES) }),
  fc.record({ kind: fc.constant('coupon' as const), in: some(COUPONS) }),
  fc.constant({ kind: 'coupon' as const }),
  range(6).map((bounds) => ({ kind: 'order_number' as const, ...bounds })),
  fc.record({ kind: fc.constant('order_number' as const), every: fc.integer({ min: 1, max: 3 }) }),
) as fc.Arbitrary<OrderCondition>;

const timeLeaf = fc.oneof(
  fc.record({ kind: fc.constant('weekday' as const), in: some([1, 2, 3, 4, 5, 6, 7]) }),
  fc.record({
    kind: fc.constant('time_of_day' as const),
    from: fc.constantFrom('00:00', '09:30', '22:00'),
    to: fc.constantFrom('06:00', '12:00', '23:59'),
  }),
  fc.record({ kind: fc.constant('date' as const), from: fc.constantFrom('2025-06-01', '2026-01-15') }),
  fc.record({ kind: fc.constant('date' as const), to: fc.constantFrom('2026-01-15', '2026-12-31') }),
) as fc.Arbitrary<TimeCondition>;

const segmentLeaf = fc.record({ kind: fc.constant('segment' as const), in: some(SEGMENTS) });
const plainMemberLeaf = fc.oneof(
  fc.record({ kind: fc.constant('tier' as const), in: some(TIERS) }),
  fc.record({
    kind: fc.constant('attribute' as const),
    name: fc.constantFrom(...ATTRIBUTES),
    test: valueTest,
  }),
  fc
    .tuple(fc.constantFrom(...BEHAVIORS), range(50))
    .map(([of, bounds]) => ({ kind: 'behavior' as const, of, ...bounds })),
  ends(amounts(100_000)).map((bounds) => ({ kind: 'spent' as const, ...bounds })),
  fc.record({
    kind: fc.constant('birthday' as const),
    within: fc.constantFrom('day' as const, 'month' as const),
  }),
) as fc.Arbitrary<MemberCondition>;

const eventLeaf: fc.Arbitrary<EventCondition> = fc.record({
  kind: fc.constant('event_attribute' as const),
  name: fc.constantFrom(...ATTRIBUTES),
  test: valueTest,
});

const nested = (leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    ),
  })).condition;

/** Everything that may be asked, nested. */
export const condition = nested(
  fc.oneof(orderLeaf, orderLeaf, timeLeaf, plainMemberLeaf, segmentLeaf, eventLeaf),
);

/** What a segment may ask. */
export const memberCondition = nested(plainMemberLeaf);
