import type { Condition } from './condition.ts';
import type { Amounts, GoodsFilter } from './goods.ts';

/** A span of the program's calendar that a cap counts in. */
export type CapPeriod = 'day' | 'week' | 'month' | 'year' | 'ever';

/**
 * What a rule gives. Judged in four stages, so that the order of rules in the document does not matter: rates, then
 * bonuses, then multipliers of the rates, then multipliers of all before.
 */
export type Effect =
  /**
   * `points` for each `perAmount` of the goods that count; in proportion, or with `wholeSteps` only for each full one. In
   * whole steps it is the goods together that make a step, and what one line lacks another line fills.
   */
  | {
      readonly kind: 'points_per_amount';
      readonly points: number;
      readonly perAmount: Amounts;
      readonly wholeSteps?: boolean;
    }
  | { readonly kind: 'points_per_item'; readonly points: number }
  | { readonly kind: 'fixed_points'; readonly points: number }
  /** `percent: 200` doubles: it adds once more what the others gave for the goods that count. From 101 on. */
  | { readonly kind: 'multiplier'; readonly percent: number; readonly of: 'rates' | 'all' };

export interface MemberCap {
  readonly per: CapPeriod;
  /** Points, or how many times the rule may fire; one of them at least. */
  readonly points?: number;
  readonly times?: number;
}

/** The most a whole program may give by a rule, ever. A money budget counts points at the value of a point. */
export type Budget =
  | { readonly points: number }
  | { readonly times: number }
  | { readonly money: { readonly currency: string; readonly amount: number } };

export interface EarningRule {
  readonly id: string;
  readonly description: string;
  /** `order`, or the type of a custom event. */
  readonly on: 'order' | { readonly event: string };
  /** Moments with an offset; `from` within, `until` without. */
  readonly from?: string;
  readonly until?: string;
  readonly when?: Condition;
  /** Lines that count; all that earn where it is not given. */
  readonly goods?: GoodsFilter;
  readonly excluding?: GoodsFilter;
  readonly effect: Effect;
  /** The group that it stacks in; without one it counts beside all others. */
  readonly group?: string;
  readonly caps?: {
    readonly perOrder?: number;
    readonly perMember?: readonly MemberCap[];
    readonly program?: Budget;
  };
  /** By BCP 47 locale. */
  readonly texts?: Readonly<Record<string, { readonly description: string }>>;
}

/**
 * How the rules of a group go together: `all` of them, the `best` one for the member, or the `first` of the document that
 * fires. A group's rules are of one stage.
 */
export interface RuleGroup {
  readonly id: string;
  readonly stacking: 'all' | 'best' | 'first';
}

/** Whether two rules, or a rule and what happened, are about the same thing: orders, or events of one type. */
export function isSameSubject(one: EarningRule['on'], other: EarningRule['on']): boolean {
  return one === 'order' || other === 'order' ? one === other : one.event === other.event;
}
