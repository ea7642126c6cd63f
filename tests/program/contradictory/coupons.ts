import type { CouponTerms, GeneratedCodes } from '../../../shared/domain/program/reward.ts';
import { aDocument } from '../documents.ts';
import { aPayment, aReward } from '../rewards.ts';
import type { BadDocument } from './bad-document.ts';

const GENERATED: CouponTerms = { codes: { kind: 'generated', length: 12 } };
const coded = (codes: Omit<GeneratedCodes, 'kind'>) =>
  aDocument({ rewards: [aReward({ coupon: { codes: { kind: 'generated', ...codes } } })] });

export const COUPONS: readonly BadDocument[] = [
  [
    'a coupon for paying with points',
    aDocument({ rewards: [{ ...aPayment(), coupon: GENERATED }] }),
    'COUPON_WITHOUT_USE',
    '/rewards/0/coupon',
    GENERATED,
    /part of the payment of one order; remove the coupon/,
  ],
  [
    'a coupon for a donation',
    aDocument({
      rewards: [
        aReward({
          benefit: { kind: 'donation', amount: { USD: 500 }, to: 'Clean Harbor' },
          coupon: GENERATED,
        }),
      ],
    }),
    'COUPON_WITHOUT_USE',
    '/rewards/0/coupon',
    GENERATED,
    /given at once.*remove the coupon/,
  ],
  [
    'codes that can be guessed',
    coded({ length: 9 }),
    'CODES_GUESSABLE',
    '/rewards/0/coupon/codes/length',
    9,
    /found by trying; give at least 10/,
  ],
  [
    'codes that can be guessed behind a prefix',
    coded({ prefix: 'THANK-YOU-', length: 4 }),
    'CODES_GUESSABLE',
    '/rewards/0/coupon/codes/length',
    4,
    /give at least 10/,
  ],
  [
    'groups as long as the code',
    coded({ length: 10, groupsOf: 10 }),
    'POLICY_WITHOUT_EFFECT',
    '/rewards/0/coupon/codes/groupsOf',
    10,
    /it is one group; give less/,
    'warning',
  ],
];
