import { bitsOf } from '../../rewards/coupon-alphabet.ts';
import type { CouponTerms, GeneratedCodes, Reward } from '../reward.ts';
import { type Contradiction, error, warning } from './contradiction.ts';

/**
 * What chance must choose of a code, in bits. With 40 there are a million million codes: of a hundred thousand that are out,
 * whoever tries ten in a quarter of an hour hits one in some thirty years.
 */
const LEAST_BITS = 40;

/** Codes for what is had at once, and codes that can be guessed. */
export function couponFaults({ benefit, coupon }: Reward, path: string): readonly Contradiction[] {
  if (coupon === undefined) return [];
  return [
    ...useFaults(benefit.kind, coupon, `${path}/coupon`),
    ...codeFaults(coupon, `${path}/coupon/codes`),
  ];
}

function useFaults(kind: string, coupon: CouponTerms, path: string): readonly Contradiction[] {
  if (kind !== 'pay_with_points' && kind !== 'donation') return [];
  const why =
    kind === 'donation'
      ? 'is given at once, and nobody has anything to use later'
      : 'is part of the payment of one order';
  return [error('COUPON_WITHOUT_USE', path, coupon, `a reward of kind ${kind} ${why}; remove the coupon`)];
}

function codeFaults({ codes }: CouponTerms, path: string): readonly Contradiction[] {
  if (codes.kind === 'pool') return [];
  const { length, groupsOf } = codes;
  return [
    ...(bitsOf(codes) < LEAST_BITS
      ? [
          error(
            'CODES_GUESSABLE',
            `${path}/length`,
            length,
            `codes of ${length} characters could be found by trying; give at least ${leastLength(codes)}`,
          ),
        ]
      : []),
    ...(groupsOf !== undefined && groupsOf >= length
      ? [
          warning(
            'POLICY_WITHOUT_EFFECT',
            `${path}/groupsOf`,
            groupsOf,
            `the code has ${length} characters, so it is one group; give less, or remove it`,
          ),
        ]
      : []),
  ];
}

const leastLength = (codes: GeneratedCodes): number =>
  Math.ceil(LEAST_BITS / bitsOf({ ...codes, length: 1 }));
