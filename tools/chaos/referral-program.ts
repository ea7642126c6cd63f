import { REFERRAL_CHECKS } from '../../shared/domain/program/referral-program.ts';

/** Days; orders of the campaign are younger or older by some days. */
export const HOLD_DAYS = 30;
export const WINDOW_DAYS = 30;
export const REVIEW_DAYS = 14;
/** Minor units that have to be left of an order. */
export const MINIMUM_ORDER = 30_000;
export const FRIEND_POINTS = 150;
/** The reward that advocates are promised. */
export const THANKS = 'thanks';

export interface AdvocateStep {
  readonly from: number;
  readonly points?: number;
  readonly reward?: typeof THANKS;
}

/** What the first, the second and third, and each later success gives. */
export const ADVOCATE_STEPS: readonly AdvocateStep[] = [
  { from: 1, points: 100 },
  { from: 2, reward: THANKS },
  { from: 4, points: 300 },
];
/** The points bind after the fifth success, the times where some of them went back; each stops some advocates. */
export const CAPS = { timesPerMonth: 5, pointsEver: 700 } as const;
/** Of the one sign that counts; enough for a person to look at it. */
const SAME_DEVICE = 60;

const NO_WEIGHTS = Object.fromEntries(REFERRAL_CHECKS.map((name) => [name, 0]));

/**
 * The last code counts, and one sign alone is held against a friend: what is found must not depend on how fast a campaign is,
 * as bursts and habits of returning do.
 */
export const REFERRALS = {
  advocateGets: ADVOCATE_STEPS,
  friendGets: [{ from: 1, points: FRIEND_POINTS }],
  qualifyingOrder: { minimum: { USD: MINIMUM_ORDER } },
  windowDays: WINDOW_DAYS,
  touch: 'last',
  holdDays: HOLD_DAYS,
  caps: [
    { per: 'month', times: CAPS.timesPerMonth },
    { per: 'ever', points: CAPS.pointsEver },
  ],
  judging: {
    mode: 'on',
    reviewAt: 50,
    rejectAt: 100,
    reviewDays: REVIEW_DAYS,
    weights: { ...NO_WEIGHTS, same_device: SAME_DEVICE },
  },
  landingUrl: 'https://shop.example/welcome',
} as const;

/** Nobody buys it: no member has so many points. */
export const thanksReward = (stock: number): object => ({
  id: THANKS,
  name: 'A parcel of thanks',
  benefit: { kind: 'by_hand', instructions: 'Pack and send it.' },
  price: { points: 500_000 },
  stock,
  returns: 'never',
});
