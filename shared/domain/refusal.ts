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
  | 'CURRENCY_NOT_IN_PROGRAM'
  | 'REFUND_LINE_UNKNOWN'
  | 'REFUND_EXCEEDS_ORDER'
  | 'ORDER_FULLY_REFUNDED'
  | 'REFUND_LIMIT_REACHED'
  | 'INSUFFICIENT_POINTS'
  | 'HOLD_NOT_FOUND'
  | 'HOLD_EXCEEDED'
  | 'DRAFT_NOT_FOUND'
  | 'VERSION_NOT_FOUND'
  | 'PROGRAM_UNCHANGED'
  | 'PUBLICATION_TOO_SOON'
  | 'SCHEDULE_FULL'
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
