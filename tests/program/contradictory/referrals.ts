import {
  REFERRAL_CHECKS,
  type ReferralJudging,
  type ReferralProgram,
} from '../../../shared/domain/program/referral-program.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { aDocument } from '../documents.ts';
import { someReferrals } from '../referrals.ts';
import { aGift, aPayment, aReward } from '../rewards.ts';
import type { BadDocument } from './bad-document.ts';

const referring = (changes: Partial<ReferralProgram>, ...rewards: readonly Reward[]) =>
  aDocument({ referrals: someReferrals(changes), rewards });
const promising = (reward: Reward, ...others: readonly Reward[]) =>
  referring({ friendGets: [{ from: 1, reward: reward.id }] }, reward, ...others);

/** All checks off but those that are named. */
const weighing = (weights: NonNullable<ReferralJudging['weights']>, changes: Partial<ReferralJudging> = {}) =>
  referring({
    judging: {
      ...someReferrals().judging,
      weights: { ...Object.fromEntries(REFERRAL_CHECKS.map((name) => [name, 0])), ...weights },
      ...changes,
    },
  });

const PROMISE = '/referrals/friendGets/0/reward';

const NAMED: readonly BadDocument[] = [
  [
    'advocates of an unknown tier',
    referring({ advocates: { tiers: ['gold', 'lead'] } }),
    'UNKNOWN_NAME',
    '/referrals/advocates/tiers/1',
    'lead',
    /has "blue" and "gold"; add it to \/tiers\/tiers/,
  ],
  [
    'advocates of an unknown segment',
    referring({ advocates: { segments: ['fans'] } }),
    'UNKNOWN_NAME',
    '/referrals/advocates/segments/0',
    'fans',
    /has "vip"; add it to \/segments/,
  ],
  [
    'two caps of one period',
    referring({
      caps: [
        { per: 'month', times: 5 },
        { per: 'month', points: 5_000 },
      ],
    }),
    'DUPLICATE',
    '/referrals/caps/1/per',
    'month',
    /change one/,
  ],
  [
    'a minimum in an unknown currency',
    referring({ qualifyingOrder: { minimum: { USD: 1, EUR: 1, CHF: 5 } } }),
    'CURRENCY_NOT_IN_PROGRAM',
    '/referrals/qualifyingOrder/minimum/CHF',
    5,
    /add it to \/currencies/,
  ],
  [
    'a minimum that leaves a currency out',
    referring({ qualifyingOrder: { minimum: { USD: 1 } } }),
    'CURRENCY_MISSING',
    '/referrals/qualifyingOrder/minimum',
    { USD: 1 },
    /leaves out "EUR": no order in it qualifies/,
    'warning',
  ],
  [
    'goods that the program leaves out',
    { ...referring({ qualifyingOrder: { goods: { tags: ['card'] } } }), excludedGoods: { tags: ['card'] } },
    'NOTHING_COUNTS',
    '/referrals/qualifyingOrder/goods',
    { tags: ['card'] },
    /in \/excludedGoods, so no order ever qualifies/,
  ],
  [
    'goods that the order leaves out',
    referring({ qualifyingOrder: { goods: { tags: ['a'] }, excluding: { tags: ['a', 'b'] } } }),
    'NOTHING_COUNTS',
    '/referrals/qualifyingOrder/goods',
    { tags: ['a'] },
    /in \/referrals\/qualifyingOrder\/excluding/,
  ],
];

const PROMISED: readonly BadDocument[] = [
  [
    'an unknown reward for the advocate',
    referring({ advocateGets: [{ from: 1, reward: 'mug' }] }, aGift()),
    'UNKNOWN_NAME',
    '/referrals/advocateGets/0/reward',
    'mug',
    /is not a reward of the program, which has "gift"/,
  ],
  [
    'a reward in a program without rewards',
    (({ rewards, ...rest }) => rest)(referring({ friendGets: [{ from: 1, reward: 'mug' }] })),
    'UNKNOWN_NAME',
    PROMISE,
    'mug',
    /no rewards; add them to \/rewards, or remove the step/,
  ],
  [
    'a discount without a code',
    promising(aReward(), aGift()),
    'REWARD_NOT_GRANTABLE',
    PROMISE,
    'ten-off',
    /takes something off a cart.*make it a code by "coupon".*another reward: "gift"/,
  ],
  [
    'free shipping, and nothing else that could be given',
    promising(aReward({ benefit: { kind: 'free_shipping' } })),
    'REWARD_NOT_GRANTABLE',
    PROMISE,
    'ten-off',
    /takes something off a cart.*or give points$/,
  ],
  [
    'a product without a code',
    promising(aReward({ benefit: { kind: 'free_product', sku: 'mug', quantity: 1 } })),
    'REWARD_NOT_GRANTABLE',
    PROMISE,
    'ten-off',
    /takes something off a cart/,
  ],
  [
    'a gift card for a cart of a least value',
    promising(aGift({ minimumOrder: { USD: 100, EUR: 100 } })),
    'REWARD_NOT_GRANTABLE',
    PROMISE,
    'gift',
    /asks for a cart of a least value/,
  ],
  [
    'payment with points',
    promising(aPayment()),
    'REWARD_NOT_GRANTABLE',
    PROMISE,
    'pay',
    /is a way to pay with points.*give points/,
  ],
  [
    'a reward that ends before the hold of who orders today',
    promising(aGift({ until: '2026-07-15T12:00:00Z' })),
    'NO_LONGER_IN_FORCE',
    PROMISE,
    'gift',
    /hold of 30 days ends.*later "until"/,
    'warning',
  ],
  [
    'a code that is over before anybody reads of it',
    promising(aReward({ coupon: { codes: { kind: 'pool', pool: 'p' }, validDays: 6 } })),
    'VALIDITY_TOO_SHORT',
    PROMISE,
    'ten-off',
    /good for 6 days.*at least 7 "validDays"/,
    'warning',
  ],
];

const STEPS: readonly BadDocument[] = [
  [
    'a second success of a friend',
    referring({
      friendGets: [
        { from: 1, points: 5 },
        { from: 2, points: 9 },
      ],
    }),
    'NEVER_REACHED',
    '/referrals/friendGets/1',
    { from: 2, points: 9 },
    /referred once.*give it to the advocate/,
  ],
  [
    'a step behind the successes that an advocate may have',
    referring({
      advocateGets: [
        { from: 1, points: 5 },
        { from: 11, points: 9 },
      ],
      caps: [{ per: 'ever', times: 10 }],
    }),
    'NEVER_REACHED',
    '/referrals/advocateGets/1',
    { from: 11, points: 9 },
    /success 11, and an advocate may have 10 for ever, at \/referrals\/caps\/0/,
  ],
  [
    'a step behind the points that an advocate may have',
    referring({
      advocateGets: [
        { from: 1, points: 100 },
        { from: 4, points: 200 },
      ],
      caps: [
        { per: 'day', times: 1 },
        { per: 'ever', points: 499 },
      ],
    }),
    'NEVER_REACHED',
    '/referrals/advocateGets/1',
    { from: 4, points: 200 },
    /500 points with those of the successes before.*499 for ever, at \/referrals\/caps\/1/,
  ],
  [
    'a step of more points than a month has',
    referring({
      advocateGets: [
        { from: 1, points: 100 },
        { from: 2, points: 200 },
        { from: 3, points: 50 },
      ],
      caps: [{ per: 'month', points: 150 }],
    }),
    'NEVER_REACHED',
    '/referrals/advocateGets/1',
    { from: 2, points: 200 },
    /gives 200 points, and an advocate may have 150 a month.*nor any step after it/,
  ],
  [
    'a cap of no time',
    referring({ caps: [{ per: 'day', times: 0 }] }),
    'NOTHING_TO_GIVE',
    '/referrals/caps/0/times',
    0,
    /lets no advocate have anything/,
  ],
  [
    'a cap of no points',
    referring({ caps: [{ per: 'year', points: 0 }] }),
    'NOTHING_TO_GIVE',
    '/referrals/caps/0/points',
    0,
    /lets no advocate have anything/,
  ],
  [
    'a cap below the first success',
    referring({ caps: [{ per: 'year', points: 499 }] }),
    'NOTHING_TO_GIVE',
    '/referrals/caps/0/points',
    499,
    /less than the 500 points of the first success.*at least 500/,
  ],
  [
    'a cap of points where there are none',
    referring({ advocateGets: [{ from: 1, reward: 'gift' }], caps: [{ per: 'year', points: 5 }] }, aGift()),
    'POLICY_WITHOUT_EFFECT',
    '/referrals/caps/0/points',
    5,
    /cap "times" instead/,
    'warning',
  ],
];

const HELD: readonly BadDocument[] = [
  [
    'a hold that is over before the return window',
    referring({ holdDays: 29 }),
    'HOLD_TOO_SHORT',
    '/referrals/holdDays',
    29,
    /less than the 30 days of \/pending\/days.*give at least 30/,
  ],
  [
    'a hold that is over before what is not delivered',
    { ...referring({ holdDays: 14 }), pending: { kind: 'delivery', atMostDays: 21 } },
    'HOLD_TOO_SHORT',
    '/referrals/holdDays',
    14,
    /less than the 21 days of \/pending\/atMostDays/,
  ],
];

const JUDGED: readonly BadDocument[] = [
  [
    'weights that never come to a review',
    weighing({ burst: 49 }),
    'NEVER_REACHED',
    '/referrals/judging/reviewAt',
    50,
    /reach a score of 49, so every referral is rewarded/,
  ],
  [
    'the network alone, which never decides',
    weighing({ same_network_and_agent: 1_000 }),
    'NEVER_REACHED',
    '/referrals/judging/reviewAt',
    50,
    /reach a score of 0/,
  ],
  [
    'weights that only block',
    weighing({ mutual: 10, haste: 5 }),
    'NEVER_REACHED',
    '/referrals/judging/reviewAt',
    50,
    /only mutual ever reject; give at most 15/,
    'warning',
  ],
  [
    'weights that only people reject by',
    weighing({ burst: 60 }),
    'NEVER_REACHED',
    '/referrals/judging/rejectAt',
    100,
    /so only people reject; give at most 60/,
    'warning',
  ],
];

export const REFERRALS: readonly BadDocument[] = [...NAMED, ...PROMISED, ...STEPS, ...HELD, ...JUDGED];
