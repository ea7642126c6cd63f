/**
 * Why a row of the export is not sent, or not as a line of goods. Nothing is dropped silently: each row that is not
 * sent has one of these, and the summary counts them.
 */
export const SKIP_REASONS = {
  ROW_MALFORMED: 'the line cannot be split into its fields',
  ORDER_ID_MISSING: 'no order id',
  CUSTOMER_MISSING: 'no customer, and without an order id nothing else tells whose order it is',
  SKU_MISSING: 'no sku',
  DATE_UNREADABLE: 'not a date of the stated format',
  QUANTITY_UNREADABLE: 'not a whole number of units',
  QUANTITY_ZERO: 'no units',
  PRICE_UNREADABLE: 'not an amount of money',
  PRICE_NEGATIVE: 'goods with a negative price',
  DISCOUNT_EXCEEDS_LINE: 'more discount than the line costs',
  TOO_LARGE: 'more units or money than the API accepts in a line',
  NOT_GOODS: 'fees, manual postings and vouchers, by the mapping',
  NEGATIVE_OUTSIDE_RETURN: 'negative units in an order that is no return: a stock movement',
  SHIPPING_RETURNED: 'shipping given back, which had earned nothing',
  DISCOUNT_POSITIVE: 'a discount that makes the order dearer',
  CUSTOMER_DIFFERS: 'another customer than the first line of the order',
  ORDER_WITHOUT_GOODS: 'an order of nothing but shipping or discounts',
  NO_VALUE_NO_CUSTOMER: 'an order worth nothing of nobody known: a stock movement',
  ORDER_INVALID: 'the API would not accept the order',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

/** Why units that came back could not be credited to an order. */
export const UNMATCHED_REASONS = {
  NO_CUSTOMER: 'no customer, so nothing tells whose order it was',
  NEVER_BOUGHT: 'the customer never bought it before, within the export',
  OTHER_PRICE: 'bought before, but only at another price: not this purchase',
  UNITS_USED_UP: 'fewer units are left of the earlier orders than come back',
  ORDER_UNKNOWN: 'the order it names is not in the export',
  REFUND_LIMIT: 'the orders it could come from have as many refunds as the API allows',
  CREDIT_UNMATCHED: 'money given back, and no earlier order has that much left',
} as const;
export type UnmatchedReason = keyof typeof UNMATCHED_REASONS;

/** A row that is not sent, with what is wrong: thrown while a row is read, and always reported. */
export class RowFault extends Error {
  readonly reason: SkipReason;
  readonly field: string;
  readonly value: string;

  constructor(reason: SkipReason, field: string, value: string) {
    super(`${field} ${JSON.stringify(value)}: ${SKIP_REASONS[reason]}`);
    this.reason = reason;
    this.field = field;
    this.value = value;
  }
}
