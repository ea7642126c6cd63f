import type { Amounts, GoodsFilter } from './goods.ts';

/**
 * What has to be done. `orders`: so many orders, ever or within one span of the program's calendar. `streak`: an order in each
 * of so many weeks or months in a row. `collect`: orders with goods of so many of the categories.
 */
export type ChallengeGoal =
  | { readonly kind: 'orders'; readonly orders: number; readonly within?: 'week' | 'month' | 'year' }
  | { readonly kind: 'streak'; readonly periods: number; readonly of: 'week' | 'month' }
  | { readonly kind: 'collect'; readonly categories: readonly string[]; readonly different: number };

/** Which orders count: those with all of this, in what is left of them. Value is of goods, after discounts. */
export interface CountedOrder {
  readonly minimum?: Amounts;
  readonly goods?: GoodsFilter;
  readonly excluding?: GoodsFilter;
}

/** Each list that is given must hold what the member has, just before the order. */
export interface ChallengeAudience {
  readonly tiers?: readonly string[];
  readonly segments?: readonly string[];
}

/** Given once the goal is met, and taken back when a refund undoes that: points, or a reward of the catalogue for nothing. */
export type ChallengeGift = { readonly points: number } | { readonly reward: string };

/** What members read; in another language where `texts` of the challenge has their locale. */
export interface ChallengeTexts {
  readonly name: string;
  readonly description?: string;
}

/**
 * Something to achieve with several orders. Progress is kept by its id: another challenge has another one.
 *
 * An order counts by the version that it was recorded, or claimed, under, and gives what the orders counted so far come to by
 * it, less what stands already. What was given stands as long as the orders that are left come to it by the version that gave
 * it. So a newer version changes nothing that has been given, and nothing is given twice.
 */
export interface Challenge extends ChallengeTexts {
  readonly id: string;
  readonly goal: ChallengeGoal;
  readonly counts: CountedOrder;
  readonly for?: ChallengeAudience;
  /** Orders placed from this moment on, and before that one. ISO 8601 with an offset. */
  readonly from?: string;
  readonly until?: string;
  /** Whether it begins anew once it is achieved; within a span of the calendar: whether each span has its own. */
  readonly repeatable: boolean;
  readonly gives: ChallengeGift;
  /** By BCP 47 locale. */
  readonly texts?: Readonly<Record<string, ChallengeTexts>>;
}
