import type { Amounts } from './goods.ts';

/** What a member of a tier has. `percent: 150` multiplies the rates by one and a half. */
export interface TierBenefits {
  readonly earningPercent?: number;
  readonly freeShipping?: boolean;
  /** Rewards that only this tier, and those above, may have. */
  readonly rewards?: readonly string[];
  /** Whatever else the shop promises, in its own words. */
  readonly custom?: readonly string[];
}

export interface Tier {
  readonly id: string;
  readonly name: string;
  /** Points or orders to reach it; for `amount`, minor units in each of the program's currencies, any of which is enough. */
  readonly threshold: number | Amounts;
  readonly benefits: TierBenefits;
}

/** Over what span progress is added up, in whole local months. A membership year begins with the month of enrollment. */
export type TierWindow =
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'calendar_year' }
  | { readonly kind: 'membership_year' }
  /** This local month and the `months` − 1 before it. */
  | { readonly kind: 'rolling_months'; readonly months: number };

export interface TierProgram {
  readonly qualifyBy: 'amount' | 'points' | 'orders';
  readonly window: TierWindow;
  /** At once, or when the period ends: a year, or a month for rolling months. */
  readonly upgrade: 'at_once' | 'period_end';
  /** What happens at the end of a period in which the member did not qualify again. */
  readonly downgrade: 'none' | 'one_step' | 'full';
  /** Months after the end of a period before a downgrade takes effect. */
  readonly graceMonths: number;
  /** From the lowest, whose threshold is zero: every member has a tier. */
  readonly tiers: readonly Tier[];
}
