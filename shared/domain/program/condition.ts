import type { Amounts, GoodsFilter } from './goods.ts';

/** Both ends belong to the range; one of them at least is given. */
export interface Range {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One test of a text, number or truth value. An attribute that is absent passes `absent` alone. */
export type ValueTest =
  | { readonly is: string | number | boolean }
  | { readonly in: readonly (string | number)[] }
  | Range
  | { readonly absent: true };

/**
 * What can be asked of an order. Money and units are those of the goods that earn: net of discounts, without excluded
 * goods, tax and shipping. `goods`: only such lines are counted.
 */
export type OrderCondition =
  | {
      readonly kind: 'amount';
      readonly atLeast?: Amounts;
      readonly atMost?: Amounts;
      readonly goods?: GoodsFilter;
    }
  | ({ readonly kind: 'quantity'; readonly goods?: GoodsFilter } & Range)
  | { readonly kind: 'channel'; readonly in: readonly string[] }
  /** ISO 3166 codes of two capitals, of where the order goes. */
  | { readonly kind: 'country'; readonly in: readonly string[] }
  /** Any coupon where `in` is not given. */
  | { readonly kind: 'coupon'; readonly in?: readonly string[] }
  /** 1 for the member's first order. `every: 5` is the 5th, 10th, 15th. */
  | ({ readonly kind: 'order_number'; readonly every?: number } & Range);

/** What can be asked of the moment an order was placed, or an event happened, by the program's clocks. */
export type TimeCondition =
  /** 1 is Monday, 7 is Sunday. */
  | { readonly kind: 'weekday'; readonly in: readonly number[] }
  /** `HH:MM`, `from` within and `to` without; a window may go over midnight. */
  | { readonly kind: 'time_of_day'; readonly from: string; readonly to: string }
  /** Local dates `YYYY-MM-DD`, both within. */
  | { readonly kind: 'date'; readonly from?: string; readonly to?: string };

/** Behavior of a member, as the ledger knows it just before the order or event. */
export const BEHAVIORS = [
  'orders',
  'points_earned',
  'active_points',
  'days_since_enrollment',
  'days_since_last_order',
] as const;
export type Behavior = (typeof BEHAVIORS)[number];

/** What can be asked of a member. The answers of the day are kept with the entry, so that a refund judges alike. */
export type MemberCondition =
  | { readonly kind: 'tier'; readonly in: readonly string[] }
  | { readonly kind: 'segment'; readonly in: readonly string[] }
  | { readonly kind: 'attribute'; readonly name: string; readonly test: ValueTest }
  | ({ readonly kind: 'behavior'; readonly of: Behavior } & Range)
  | { readonly kind: 'spent'; readonly atLeast?: Amounts; readonly atMost?: Amounts }
  /** Whether the order or event falls on the member's birthday, or into its month. */
  | { readonly kind: 'birthday'; readonly within: 'day' | 'month' };

/** What a score of an NPS counts as: 9 and 10, 7 and 8, 0 to 6. */
export const NPS_GROUPS = ['promoter', 'passive', 'detractor'] as const;
export type NpsGroup = (typeof NPS_GROUPS)[number];

/**
 * What only the member's journey knows, and so can be asked where a trigger is decided alone: an order is not to wait for another
 * read. `nps`: the member's last answer to an NPS survey is of one of these groups, and not older than so many days. Who never
 * answered, or whose answer was withdrawn, is in none.
 */
export type JourneyCondition = {
  readonly kind: 'nps';
  readonly in: readonly NpsGroup[];
  readonly withinDays?: number;
};

/** What can be asked of a custom event. */
export type EventCondition = {
  readonly kind: 'event_attribute';
  readonly name: string;
  readonly test: ValueTest;
};

export type Leaf = OrderCondition | TimeCondition | MemberCondition | JourneyCondition | EventCondition;

export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Leaf;

/** A named condition over members: a marketer's group of people. */
export interface Segment {
  readonly id: string;
  readonly description: string;
  /** Asks of members alone, and not of other segments. */
  readonly when: Condition;
}
