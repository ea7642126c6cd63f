import fc from 'fast-check';
import type {
  Benefit,
  CouponTerms,
  RedemptionPolicy,
  Reward,
  RewardLimit,
  RewardTexts,
} from '../../shared/domain/program/reward.ts';
import { arbitraryAmounts, arbitraryGoods, type Named, POOL } from './arbitrary-condition.ts';

const points = fc.integer({ min: 1, max: 5_000 });
const percent = fc.integer({ min: 1, max: 100 });
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });
const kind = <K extends string>(name: K) => fc.constant(name);

function arbitraryBenefit({ currencies }: Named): fc.Arbitrary<Benefit> {
  const amount = arbitraryAmounts(currencies, 1);
  return fc.oneof(
    fc.record(
      { kind: kind('percent_off'), percent, atMost: amount, goods: arbitraryGoods },
      { requiredKeys: ['kind', 'percent'] },
    ),
    fc.record(
      { kind: kind('amount_off'), amount, goods: arbitraryGoods },
      { requiredKeys: ['kind', 'amount'] },
    ),
    fc.record({ kind: kind('free_shipping'), atMost: amount }, { requiredKeys: ['kind'] }),
    fc.record({
      kind: kind('free_product'),
      sku: fc.constantFrom(...POOL.skus),
      quantity: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ kind: kind('gift_card'), amount }),
    fc.record({ kind: kind('store_credit'), amount }),
    fc.record({
      kind: kind('by_hand'),
      instructions: fc.constantFrom('Call the member.', 'Book a table.\n\nFor two.'),
    }),
    fc.record({ kind: kind('donation'), amount, to: fc.constantFrom('Clean Harbor', 'Trees') }),
  );
}

/** The minimum is a multiple of the step, as it must be, and large enough that it is worth something. */
const arbitraryPayment: fc.Arbitrary<Benefit> = fc
  .record({
    step: fc.constantFrom(1, 50, 100),
    steps: fc.nat({ max: 20 }),
    atMostPercent: percent,
  })
  .map(({ step, steps, atMostPercent }) => ({
    kind: 'pay_with_points',
    minimum: step * (Math.ceil(1_000 / step) + steps),
    step,
    atMostPercent,
  }));

const arbitraryCoupon: fc.Arbitrary<CouponTerms> = fc.record(
  {
    codes: fc.oneof(
      fc.record(
        {
          kind: kind('generated'),
          prefix: fc.constantFrom('TEA-', 'X1'),
          length: fc.integer({ min: 10, max: 16 }),
          groupsOf: fc.integer({ min: 2, max: 8 }),
        },
        { requiredKeys: ['kind', 'length'] },
      ),
      fc.record({ kind: kind('pool'), pool: fc.constantFrom('summer', 'winter') }),
    ),
    validDays: fc.integer({ min: 1, max: 400 }),
    giftable: fc.boolean(),
  },
  { requiredKeys: ['codes'] },
);

const arbitraryLimits: fc.Arbitrary<RewardLimit[]> = fc.uniqueArray(
  fc.record({
    per: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const, 'ever' as const),
    times: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ per }) => per },
);

const arbitraryTexts: fc.Arbitrary<RewardTexts> = fc.record(
  {
    name: fc.constantFrom('Mug', 'Tea for two'),
    description: fc.constantFrom('A mug.', 'Tea.\nAnd cake.'),
    terms: fc.constant('Once.'),
  },
  { requiredKeys: ['name'] },
);

const arbitraryPrice = ({ tiers }: Named) =>
  tiers.length === 0
    ? fc.record({ points })
    : fc.record(
        {
          points,
          tiers: fc.dictionary(fc.constantFrom(...tiers), points, { minKeys: 1, noNullPrototype: true }),
        },
        { requiredKeys: ['points'] },
      );

function arbitraryAudience({ tiers, segments }: Named) {
  const lists = {
    ...(tiers.length === 0 ? {} : { tiers: some(tiers) }),
    ...(segments.length === 0 ? {} : { segments: some(segments) }),
    countries: some(POOL.countries),
    channels: some(POOL.channels),
  };
  return fc.record(lists, { requiredKeys: ['channels'] });
}

function arbitraryReward(id: string, named: Named, benefit: fc.Arbitrary<Benefit>): fc.Arbitrary<Reward> {
  return fc
    .record(
      {
        texts: arbitraryTexts,
        benefit,
        price: arbitraryPrice(named),
        returns: fc.constantFrom('in_proportion' as const, 'whole' as const, 'never' as const),
        coupon: arbitraryCoupon,
        rest: fc.record(
          {
            for: arbitraryAudience(named),
            minimumOrder: fc.integer({ min: 1, max: 30_000 }),
            from: fc.constantFrom('2026-01-01T00:00:00Z', '2026-07-01T00:00:00+02:00'),
            until: fc.constantFrom('2026-09-01T00:00:00Z', '2027-01-01T00:00:00-05:00'),
            stock: fc.integer({ min: 1, max: 10_000 }),
            limits: arbitraryLimits,
            texts: fc.dictionary(fc.constantFrom('de', 'pt-BR', 'zh-Hant-TW'), arbitraryTexts, {
              minKeys: 1,
              noNullPrototype: true,
            }),
            pictures: fc.constant([{ url: 'https://shop.example/mug.jpg', alt: 'A mug' }]),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['texts', 'benefit', 'price', 'returns', 'rest'] },
    )
    .map(({ texts, benefit: given, price, returns, coupon, rest: { minimumOrder, ...rest } }) => {
      const isPayment = given.kind === 'pay_with_points';
      return {
        id,
        ...texts,
        benefit: given,
        ...(isPayment ? {} : { price }),
        ...rest,
        ...(minimumOrder === undefined
          ? {}
          : { minimumOrder: Object.fromEntries(named.currencies.map((code) => [code, minimumOrder])) }),
        ...(coupon === undefined || isPayment || given.kind === 'donation' ? {} : { coupon }),
        returns,
      };
    });
}

/** None, or some in any order, at most one of them a way to pay with points. */
export function arbitraryRewards(named: Named): fc.Arbitrary<readonly Reward[] | undefined> {
  const maybe = (reward: fc.Arbitrary<Reward>) => fc.option(reward, { nil: undefined });
  return fc
    .tuple(
      maybe(arbitraryReward('pay', named, arbitraryPayment)),
      ...Array.from({ length: 4 }, (_, index) =>
        maybe(arbitraryReward(`reward-${index}`, named, arbitraryBenefit(named))),
      ),
    )
    .map((rewards) => rewards.filter((reward) => reward !== undefined))
    .chain((rewards) => fc.shuffledSubarray(rewards, { minLength: rewards.length }))
    .map((rewards) => (rewards.length === 0 ? undefined : rewards));
}

export const arbitraryRedemption: fc.Arbitrary<RedemptionPolicy> = fc.record({
  holdMinutes: fc.integer({ min: 1, max: 10_080 }),
  perOrder: fc.integer({ min: 1, max: 10 }),
});
