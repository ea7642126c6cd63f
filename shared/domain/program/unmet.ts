/** What can keep a rule from counting: first what is around it, then each question that a condition may ask. */
export const UNMET_KINDS = [
  'not_a_member',
  'membership_closed',
  'not_yet',
  'over',
  'goods',
  'limit',
  'outdone',
  'preceded',
  'no_points',
  'amount',
  'quantity',
  'order_number',
  'channel',
  'country',
  'coupon',
  'weekday',
  'time_of_day',
  'date',
  'tier',
  'segment',
  'attribute',
  'behavior',
  'spent',
  'birthday',
  'event_attribute',
  'nps',
] as const;

/**
 * One thing that kept a rule from counting, as data, because people read it in several languages. Names of segments and attributes and codes of
 * coupons are a shop's own matter, and the values that were found of a member may be personal, so they are left to the words for support.
 */
export interface Unmet {
  readonly kind: (typeof UNMET_KINDS)[number];
  /** The opposite was asked for: a day other than these. */
  readonly isNegated?: true;
  /** Moments of `not_yet` and `over`, local days of `date`, `HH:MM` of `time_of_day`. */
  readonly from?: string;
  readonly until?: string;
  /** 1 is Monday. */
  readonly days?: readonly number[];
  /** Channels, or countries. */
  readonly in?: readonly string[];
  /** Of tiers, as members know them. */
  readonly names?: readonly string[];
  readonly within?: 'day' | 'month';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Of `order_number`: 5 is the 5th, 10th, 15th. */
  readonly every?: number;
  /** What there was instead: minor units of `currency`, units, or the number of the order. */
  readonly found?: number;
  readonly currency?: string;
  /** The rule that counted in its place, as it is described. */
  readonly by?: string;
}

export const negated = (isNegated: boolean): Pick<Unmet, 'isNegated'> => (isNegated ? { isNegated } : {});
