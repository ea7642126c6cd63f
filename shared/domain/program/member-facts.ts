import type { Behavior } from './condition.ts';
import type { Amounts } from './goods.ts';

/** What rules may ask of a member, as of just before the order or event. Gathered anew for each judgment, and never kept. */
export interface MemberFacts {
  readonly tier?: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Month 1 to 12. The year is nobody's business. */
  readonly birthday?: { readonly month: number; readonly day: number };
  /** A measure that does not exist, such as the days since an order that never was, is left out. */
  readonly behavior: Readonly<Partial<Record<Behavior, number>>>;
  /** Net goods value of all orders less refunds, in minor units. */
  readonly spent: Amounts;
}

export const NO_FACTS: MemberFacts = { attributes: {}, behavior: {}, spent: {} };
