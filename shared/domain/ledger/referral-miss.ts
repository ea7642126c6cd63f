/** Why a code did not open a referral, in the order in which it is asked. Whatever the code came with is done all the same. */
export const REFERRAL_MISSES = [
  'CODE_UNKNOWN',
  'OWN_CODE',
  'NOT_A_MEMBER',
  'ALREADY_REFERRED',
  'CODE_AFTER_ORDER',
  'ALREADY_CUSTOMER',
  'ADVOCATE_CLOSED',
  'NOT_AN_ADVOCATE',
  'WINDOW_OVER',
] as const;

export type ReferralMissReason = (typeof REFERRAL_MISSES)[number];

/** A sentence for each, made of the reason alone: an answer that is given again says the same as the first one. */
const DETAILS: Readonly<Record<ReferralMissReason, string>> = {
  CODE_UNKNOWN: 'No member has the code, or it was renewed since.',
  OWN_CODE: 'The member came with their own code.',
  NOT_A_MEMBER: 'Only a member can come with a code: enroll the customer with it, or before the first order.',
  ALREADY_REFERRED: 'The member came with another code before, which counts.',
  CODE_AFTER_ORDER: 'The first order was placed before the code came.',
  ALREADY_CUSTOMER: 'There was an order, or a membership, before the code came.',
  ADVOCATE_CLOSED: 'The member whose code it is has left.',
  NOT_AN_ADVOCATE:
    'The member whose code it is may not refer anybody, by what the program asks of advocates.',
  WINDOW_OVER: 'The link was opened longer ago than the program allows.',
};

/** A code that opened nothing. The reason is kept in the entry of what it came with, the sentence nowhere. */
export interface ReferralMiss {
  readonly missed: ReferralMissReason;
  readonly detail: string;
}

export const missOf = (missed: ReferralMissReason): ReferralMiss => ({ missed, detail: DETAILS[missed] });

export function isMiss(value: object): value is ReferralMiss {
  return 'missed' in value;
}
