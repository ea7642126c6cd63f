import type { Trouble } from '../store/trouble.ts';
import type { PlainKey, Words } from './words.ts';

/** What customers read where the API says no; all other codes have one sentence together. */
const BY_CODE: Readonly<Record<string, PlainKey>> = {
  INSUFFICIENT_POINTS: 'problem_insufficient_points',
  REWARD_NOT_AVAILABLE: 'problem_reward_not_available',
  REWARD_NOT_FOUND: 'problem_reward_gone',
  REWARD_OUT_OF_STOCK: 'problem_out_of_stock',
  POOL_EMPTY: 'problem_out_of_stock',
  REWARD_LIMIT_REACHED: 'problem_limit_reached',
  HOLD_LIMIT_REACHED: 'problem_too_many_holds',
  PAYMENT_POINTS_INVALID: 'problem_points_invalid',
  CURRENCY_NOT_IN_PROGRAM: 'problem_currency',
  CART_NEEDED: 'problem_cart_needed',
  REDEMPTION_CAPTURED: 'problem_already_used',
  REDEMPTION_OF_ORDER: 'problem_already_used',
  MEMBER_NOT_FOUND: 'problem_no_membership',
  MEMBER_CLOSED: 'problem_no_membership',
  MEMBER_ERASED: 'problem_no_membership',
  NOT_AN_ADVOCATE: 'problem_no_referrals',
  REFERRALS_NOT_OFFERED: 'problem_no_referrals',
  SURVEY_CLOSED: 'problem_survey_closed',
  SURVEY_ANSWERED: 'problem_survey_answered',
};

const BY_KIND: Readonly<Record<Trouble['kind'], PlainKey>> = {
  signed_out: 'signed_out_detail',
  expired: 'expired_detail',
  offline: 'offline_detail',
  busy: 'busy_detail',
  refused: 'refused_detail',
  broken: 'broken_detail',
};

/** What happened, as one sentence for the customer. */
export function troubleWords(words: Words, { kind, code }: Trouble): string {
  const byCode = code === null || kind !== 'refused' ? undefined : BY_CODE[code];
  return words.say(byCode ?? BY_KIND[kind]);
}

const TITLES: Readonly<Record<Trouble['kind'], PlainKey>> = {
  signed_out: 'signed_out',
  expired: 'expired',
  offline: 'offline',
  busy: 'busy',
  refused: 'refused',
  broken: 'broken',
};

export const troubleTitle = (words: Words, { kind }: Trouble): string => words.say(TITLES[kind]);

/** Codes that have a sentence of their own, for the test that compares them with the API's. */
export const CODES_IN_WORDS = Object.keys(BY_CODE);
