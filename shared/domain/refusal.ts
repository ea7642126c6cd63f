/**
 * A refusal is the business saying no. It is returned, never thrown: a fault of the world (storage) throws,
 * and a bug fails an assertion. Every code here has one row in `shared/contracts/problems.ts`, which gives it
 * a status, a title and the fix; a test keeps the two lists equal.
 */
export type RefusalCode =
  | 'MEMBER_NOT_FOUND'
  | 'MEMBER_CLOSED'
  | 'MEMBER_ERASED'
  | 'ORDER_NOT_FOUND'
  | 'ORDER_PLACED_IN_FUTURE'
  | 'ORDER_ALREADY_CLAIMED'
  | 'ORDER_NOT_CLAIMABLE'
  | 'DELIVERY_BEFORE_ORDER'
  | 'DELIVERY_IN_FUTURE'
  | 'ACTIVITY_NOT_FOUND'
  | 'ACTIVITY_IN_FUTURE'
  | 'CURRENCY_NOT_IN_PROGRAM'
  | 'REFUND_LINE_UNKNOWN'
  | 'REFUND_EXCEEDS_ORDER'
  | 'ORDER_FULLY_REFUNDED'
  | 'REFUND_LIMIT_REACHED'
  | 'TIER_UNKNOWN'
  | 'ASSIGNMENT_IN_PAST'
  | 'INSUFFICIENT_POINTS'
  | 'HOLD_EXCEEDED'
  | 'HOLD_LIMIT_REACHED'
  | 'REWARD_NOT_FOUND'
  | 'REWARD_NOT_AVAILABLE'
  | 'REWARD_OUT_OF_STOCK'
  | 'REWARD_LIMIT_REACHED'
  | 'CART_NEEDED'
  | 'PAYMENT_POINTS_INVALID'
  | 'POOL_EMPTY'
  | 'REDEMPTION_NOT_FOUND'
  | 'REDEMPTION_OF_OTHER_MEMBER'
  | 'REDEMPTION_OF_ORDER'
  | 'REDEMPTION_NOT_CAPTURED'
  | 'REDEMPTION_CAPTURED'
  | 'REDEMPTION_RELEASED'
  | 'REDEMPTION_CANCELED'
  | 'REDEMPTION_FULFILLED'
  | 'REDEMPTION_INDIVISIBLE'
  | 'REDEMPTION_NOT_BY_HAND'
  | 'TOO_MANY_REDEMPTIONS'
  | 'COUPON_NOT_FOUND'
  | 'COUPON_EXPIRED'
  | 'COUPON_USED'
  | 'COUPON_VOID'
  | 'COUPON_NOT_GIFT'
  | 'COUPON_CLAIMED'
  | 'REFERRALS_NOT_OFFERED'
  | 'NOT_AN_ADVOCATE'
  | 'REFERRAL_CODE_NOT_FOUND'
  | 'REFERRAL_CODE_INVALID'
  | 'REFERRAL_CODE_TAKEN'
  | 'REFERRAL_NOT_FOUND'
  | 'REFERRAL_NOT_IN_REVIEW'
  | 'SURVEY_NOT_FOUND'
  | 'SURVEY_ASK_NOT_FOUND'
  | 'SURVEY_SCORE_OUT_OF_SCALE'
  | 'SURVEY_CLOSED'
  | 'SURVEY_ANSWERED'
  | 'FIGURES_NOT_FOUND'
  | 'METRIC_NOT_FOUND'
  | 'CONTRIBUTION_NOT_FOUND'
  | 'CONTRIBUTION_DECIDED'
  | 'CONTRIBUTION_NOT_APPROVED'
  | 'DRAFT_NOT_FOUND'
  | 'SIMULATION_NOT_FOUND'
  | 'VERSION_NOT_FOUND'
  | 'PROGRAM_UNCHANGED'
  | 'PUBLICATION_TOO_SOON'
  | 'SCHEDULE_FULL'
  | 'VERSION_UNSEEN'
  | 'VERSION_NOT_SCHEDULED';

/** `detail` is a sentence with the values; `field` is the JSON pointer of the request field at fault, if one is. */
export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly detail: string;
  readonly field?: string;
}

export function refuse(code: RefusalCode, detail: string, field?: string): Refusal {
  return field === undefined ? { refused: true, code, detail } : { refused: true, code, detail, field };
}

export function isRefusal(value: object | null): value is Refusal {
  return value !== null && 'refused' in value && value.refused === true;
}
