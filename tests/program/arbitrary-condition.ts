import fc from 'fast-check';
import {
  BEHAVIORS,
  type Condition,
  type Leaf,
  type Range,
  type ValueTest,
} from '../../shared/domain/program/condition.ts';
import type { Amounts, GoodsFilter } from '../../shared/domain/program/goods.ts';

/** Names that documents and orders of the tests share, few enough that they often meet. */
export const POOL = {
  skus: ['mug', 'shoe', 'bag'],
  categories: ['shoes', 'bags', 'sale'],
  tags: ['new', 'clearance'],
  channels: ['web', 'app', 'store'],
  countries: ['US', 'CA', 'DE'],
  coupons: ['SAVE', 'VIP'],
  events: ['review', 'visit'],
  attributes: ['plan', 'age', 'student'],
  eventAttributes: ['stars', 'verified'],
} as const;

/** What of a document its conditions may name. */
export interface Named {
  readonly currencies: readonly string[];
  readonly tiers: readonly string[];
  readonly segments: readonly string[];
}

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });

export const arbitraryGoods: fc.Arbitrary<GoodsFilter> = fc.oneof(
  fc.record({ skus: some(POOL.skus) }),
  fc.record({ categories: some(POOL.categories), tags: some(POOL.tags) }, { requiredKeys: ['categories'] }),
  fc.record({ tags: some(POOL.tags) }),
);

export const arbitraryAmounts = (currencies: readonly string[], least: number): fc.Arbitrary<Amounts> =>
  fc
    .tuple(
      some(currencies),
      fc.array(fc.integer({ min: least, max: 30_000 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([codes, amounts]) =>
      Object.fromEntries(codes.map((code, index) => [code, amounts[index] ?? least])),
    );

/** One end or both, and never empty. */
const arbitraryRange = (max: number): fc.Arbitrary<Range> =>
  fc.oneof(
    fc.record({ atLeast: fc.integer({ min: 0, max }) }),
    fc.record({ atMost: fc.integer({ min: 1, max }) }),
    fc
      .tuple(fc.integer({ min: 1, max }), fc.nat(max))
      .map(([atLeast, width]) => ({ atLeast, atMost: atLeast + width })),
  );

const arbitraryAmountRange = (currencies: readonly string[]) =>
  fc.oneof(
    fc.record({ atLeast: arbitraryAmounts(currencies, 0) }),
    fc.record({ atMost: arbitraryAmounts(currencies, 0) }),
    fc.tuple(arbitraryAmounts(currencies, 0), fc.nat(20_000)).map(([atLeast, width]) => ({
      atLeast,
      atMost: Object.fromEntries(Object.entries(atLeast).map(([code, amount]) => [code, amount + width])),
    })),
  );

const arbitraryTest: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.record({ is: fc.oneof(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 5 }), fc.boolean()) }),
  fc.record({ in: some<string | number>(['a', 'b', 1, 5]) }),
  arbitraryRange(5),
  fc.constant({ absent: true as const }),
);

const arbitraryMemberLeaf = ({ currencies, tiers }: Named): fc.Arbitrary<Leaf> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('attribute' as const),
      name: fc.constantFrom(...POOL.attributes),
      test: arbitraryTest,
    }),
    fc
      .tuple(fc.constantFrom(...BEHAVIORS), arbitraryRange(40))
      .map(([of, range]): Leaf => ({ kind: 'behavior', of, ...range })),
    arbitraryAmountRange(currencies).map((range): Leaf => ({ kind: 'spent', ...range })),
    fc.record({
      kind: fc.constant('birthday' as const),
      within: fc.constantFrom('day' as const, 'month' as const),
    }),
    ...(tiers.length === 0 ? [] : [some(tiers).map((ids): Leaf => ({ kind: 'tier', in: ids }))]),
  );

const arbitrarySegmentLeaf = ({ segments }: Named): readonly fc.Arbitrary<Leaf>[] =>
  segments.length === 0 ? [] : [some(segments).map((ids): Leaf => ({ kind: 'segment', in: ids }))];

const arbitraryTimeLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  some([1, 2, 3, 4, 5, 6, 7]).map((days): Leaf => ({ kind: 'weekday', in: days })),
  fc.constantFrom<Leaf>(
    { kind: 'time_of_day', from: '08:00', to: '14:30' },
    { kind: 'time_of_day', from: '22:00', to: '02:00' },
    { kind: 'date', from: '2026-01-10' },
    { kind: 'date', to: '2026-06-30' },
    { kind: 'date', from: '2026-02-01', to: '2026-12-24' },
  ),
);

const withGoods = fc.option(arbitraryGoods, { nil: undefined });
const given = (goods: GoodsFilter | undefined) => (goods === undefined ? {} : { goods });

const arbitraryOrderLeaf = ({ currencies }: Named): fc.Arbitrary<Leaf> =>
  fc.oneof(
    fc
      .tuple(arbitraryAmountRange(currencies), withGoods)
      .map(([range, goods]): Leaf => ({ kind: 'amount', ...range, ...given(goods) })),
    fc
      .tuple(arbitraryRange(6), withGoods)
      .map(([range, goods]): Leaf => ({ kind: 'quantity', ...range, ...given(goods) })),
    some(POOL.channels).map((channels): Leaf => ({ kind: 'channel', in: channels })),
    some(POOL.countries).map((countries): Leaf => ({ kind: 'country', in: countries })),
    fc.constant<Leaf>({ kind: 'coupon' }),
    some(POOL.coupons).map((coupons): Leaf => ({ kind: 'coupon', in: coupons })),
    fc.constantFrom<Leaf>(
      { kind: 'order_number', atMost: 1 },
      { kind: 'order_number', every: 3 },
      { kind: 'order_number', every: 2, atLeast: 4, atMost: 9 },
    ),
  );

const arbitraryEventLeaf: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constant('event_attribute' as const),
  name: fc.constantFrom(...POOL.eventAttributes),
  test: arbitraryTest,
});

/** Leaves joined by `all`, `any` and `not`. Those of one `all` are mostly of different kinds, so that few exclude each other. */
function joined(leaf: fc.Arbitrary<Leaf>): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('all' as const),
          of: fc.uniqueArray(tie('condition'), { minLength: 1, maxLength: 3, selector: ({ kind }) => kind }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('any' as const),
          of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), of: tie('condition') }) },
    ),
  })).condition;
}

export const arbitraryCondition = (
  asked: 'order' | 'event' | 'member',
  named: Named,
): fc.Arbitrary<Condition> => {
  if (asked === 'member') return joined(arbitraryMemberLeaf(named));
  return joined(
    fc.oneof(
      asked === 'order' ? arbitraryOrderLeaf(named) : arbitraryEventLeaf,
      arbitraryTimeLeaf,
      arbitraryMemberLeaf(named),
      ...arbitrarySegmentLeaf(named),
    ),
  );
};
