import fc from 'fast-check';
import type { PendingPolicy } from '../../shared/domain/program/program.ts';
import {
  REFERRAL_CHECKS,
  type ReferralCap,
  type ReferralJudging,
  type ReferralProgram,
  type ReferralStep,
  SHARE_CHANNELS,
} from '../../shared/domain/program/referral-program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { isGrantable } from '../../shared/domain/rewards/grantable.ts';
import { arbitraryAmounts, arbitraryGoods, type Named } from './arbitrary-condition.ts';

const MOST_POINTS = 1_000;
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });

type Gift = { readonly points: number } | { readonly reward: string };

function arbitraryGift(rewards: readonly Reward[]): fc.Arbitrary<Gift> {
  const points = fc.integer({ min: 1, max: MOST_POINTS }).map((given) => ({ points: given }));
  const grantable = rewards.filter(isGrantable).map(({ id }) => id);
  return grantable.length === 0
    ? points
    : fc.oneof(
        points,
        fc.constantFrom(...grantable).map((reward) => ({ reward })),
      );
}

/** From 1 on, up to the 16th success. */
const arbitrarySteps = (gift: fc.Arbitrary<Gift>): fc.Arbitrary<readonly ReferralStep[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 2, max: 16 }), { maxLength: 3 }),
      fc.array(gift, { minLength: 4, maxLength: 4 }),
    )
    .map(([later, gifts]) =>
      [1, ...later.toSorted((a, b) => a - b)].map((from, index) => ({
        from,
        ...(gifts[index] ?? { points: 1 }),
      })),
    );

/** Roomy enough that all steps can be reached. */
const arbitraryCaps: fc.Arbitrary<readonly ReferralCap[]> = fc.uniqueArray(
  fc
    .record(
      {
        per: fc.constantFrom('day' as const, 'month' as const, 'year' as const, 'ever' as const),
        times: fc.integer({ min: 16, max: 100 }),
        points: fc.integer({ min: 16 * MOST_POINTS, max: 100 * MOST_POINTS }),
      },
      { requiredKeys: ['per'] },
    )
    .filter(({ times, points }) => times !== undefined || points !== undefined),
  { minLength: 1, maxLength: 4, selector: ({ per }) => per },
);

const arbitraryJudging: fc.Arbitrary<ReferralJudging> = fc
  .record(
    {
      mode: fc.constantFrom('on' as const, 'shadow' as const),
      reviewAt: fc.integer({ min: 1, max: 200 }),
      more: fc.nat({ max: 100 }),
      reviewDays: fc.integer({ min: 1, max: 60 }),
      weights: fc.dictionary(fc.constantFrom(...REFERRAL_CHECKS), fc.integer({ min: 0, max: 200 }), {
        noNullPrototype: true,
      }),
    },
    { requiredKeys: ['mode', 'reviewAt', 'more', 'reviewDays'] },
  )
  .map(({ reviewAt, more, ...rest }) => ({ ...rest, reviewAt, rejectAt: reviewAt + more }));

const arbitraryText = fc.constantFrom(
  'Join: {link}',
  'For you\n\nMy code at {name}: {code}',
  '{link} {link}',
);

const arbitraryShareTexts = fc.dictionary(
  fc.constantFrom('en', 'de', 'pt-BR'),
  fc.record(Object.fromEntries(SHARE_CHANNELS.map((channel) => [channel, arbitraryText])), {
    requiredKeys: ['copy'],
  }),
  { minKeys: 1, noNullPrototype: true },
);

const arbitraryAdvocates = ({ tiers, segments }: Named) =>
  fc.record(
    {
      ...(tiers.length === 0 ? {} : { tiers: some(tiers) }),
      ...(segments.length === 0 ? {} : { segments: some(segments) }),
      orders: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: ['orders'] },
  );

const waitDays = (pending: PendingPolicy): number =>
  pending.kind === 'none' ? 0 : pending.kind === 'days' ? pending.days : pending.atMostDays;

/** @param rewards of the document: those that can be given are promised, now and then */
export function arbitraryReferrals(
  named: Named,
  rewards: readonly Reward[] = [],
  pending: PendingPolicy,
): fc.Arbitrary<ReferralProgram> {
  const gift = arbitraryGift(rewards);
  return fc
    .record(
      {
        advocates: arbitraryAdvocates(named),
        advocateGets: arbitrarySteps(gift),
        friendGets: fc.array(
          gift.map((given) => ({ from: 1, ...given })),
          { maxLength: 1 },
        ),
        qualifyingOrder: fc.record(
          {
            minimum: arbitraryAmounts(named.currencies, 1),
            goods: arbitraryGoods,
            excluding: arbitraryGoods,
          },
          { requiredKeys: [] },
        ),
        windowDays: fc.integer({ min: 1, max: 366 }),
        touch: fc.constantFrom('first' as const, 'last' as const),
        holdDays: fc.nat({ max: 30 }),
        caps: arbitraryCaps,
        judging: arbitraryJudging,
        landingUrl: fc.constantFrom('https://shop.example/welcome?a=b', 'http://localhost:3000/'),
        shareTexts: arbitraryShareTexts,
      },
      {
        requiredKeys: [
          'advocateGets',
          'friendGets',
          'qualifyingOrder',
          'windowDays',
          'touch',
          'holdDays',
          'judging',
          'landingUrl',
        ],
      },
    )
    .map((referrals) => ({ ...referrals, holdDays: referrals.holdDays + waitDays(pending) }));
}
