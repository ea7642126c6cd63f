import type { Rounding } from '../ratio.ts';
import type { Challenge } from './challenge.ts';
import type { Segment } from './condition.ts';
import type { CapPeriod, EarningRule, RuleGroup } from './earning-rule.ts';
import type { Amounts, GoodsFilter } from './goods.ts';
import type { JourneyRules } from './journey-rules.ts';
import type { ReferralProgram } from './referral-program.ts';
import type { RedemptionPolicy, Reward } from './reward.ts';
import type { Survey } from './survey.ts';
import type { Team, Template } from './template.ts';
import type { TierProgram } from './tier-program.ts';
import type { MessagingPolicy, Trigger } from './trigger.ts';

/** ISO 4217 code with its number of minor digits: 2 for USD, 0 for JPY. Written out, so that no ICU table decides. */
export interface ProgramCurrency {
  readonly code: string;
  readonly minorDigits: number;
}

/** What `points` are worth: for liability, for pay-with-points, and for budgets of money. */
export interface PointValue {
  readonly points: number;
  readonly amount: Amounts;
}

/**
 * When earned points can be spent: at once; after the return window, in days of 24 hours, up to the next local midnight;
 * or when the shop says that the goods were delivered, and `atMostDays` after the order even if it never does.
 */
export type PendingPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'delivery'; readonly atMostDays: number };

/**
 * When active points end. `rolling`: with the local month that lies `months` after the month of their activation.
 * `sliding`: with the local month that lies `months` after the month of the member's last order or event, all together.
 * `calendar`: at the end of the same local day each year, at least `atLeastMonths` after their activation.
 */
export type ExpiryPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'rolling'; readonly months: number }
  | { readonly kind: 'sliding'; readonly months: number }
  | {
      readonly kind: 'calendar';
      readonly month: number;
      readonly day: number;
      readonly atLeastMonths: number;
    };

/**
 * What happens when points that a refund takes back are no longer there:
 * - `pending_only`: points that became active are the member's to keep;
 * - `within_balance`: the member's other active points pay, what is missing is forgiven;
 * - `below_zero`: what is missing becomes a deficit that later points absorb.
 */
export type ClawbackPolicy = 'pending_only' | 'within_balance' | 'below_zero';

/** The most a member may have, active and pending together, and the most a member may earn in a period, by all rules. */
export interface EarningCaps {
  readonly balance?: number;
  readonly perMember?: readonly { readonly per: CapPeriod; readonly points: number }[];
}

/** Everything a marketer sets. As a document it has no version yet; publishing gives it one. */
export interface ProgramDocument {
  readonly name: string;
  readonly pointsName: string;
  readonly pointValue: PointValue;
  readonly timeZone: string;
  readonly currencies: readonly ProgramCurrency[];
  readonly rounding: Rounding;
  readonly pending: PendingPolicy;
  readonly expiry: ExpiryPolicy;
  readonly clawback: ClawbackPolicy;
  /** Orders of guests, and orders older than a membership, may be claimed for this many days after they were placed. */
  readonly claims: ClaimPolicy;
  readonly caps: EarningCaps;
  /** Goods that never earn, and that no condition on an order counts. What a member spent, and progress by amount, count all goods. */
  readonly excludedGoods?: GoodsFilter;
  /** What figures are counted with that orders do not tell. */
  readonly metrics?: MetricPolicy;
  readonly segments: readonly Segment[];
  readonly groups: readonly RuleGroup[];
  readonly earningRules: readonly EarningRule[];
  readonly tiers?: TierProgram;
  readonly redemption?: RedemptionPolicy;
  readonly rewards?: readonly Reward[];
  readonly referrals?: ReferralProgram;
  readonly challenges?: readonly Challenge[];
  /** `DEFAULT_JOURNEY_RULES` where it is left out. */
  readonly journey?: JourneyRules;
  /** `DEFAULT_MESSAGING` where it is left out. */
  readonly messaging?: MessagingPolicy;
  readonly surveys?: readonly Survey[];
  readonly templates?: readonly Template[];
  readonly teams?: readonly Team[];
  readonly triggers?: readonly Trigger[];
}

export interface MetricPolicy {
  /** Days without an order after which a customer counts as lost; left out: the 90th percentile of the shop's gaps between orders. */
  readonly inactivityDays?: number;
  /** What is left of net sales after the cost of goods, in percent, for payback; left out: payback is not told. */
  readonly grossMarginPercent?: number;
  /**
   * The shop's own estimates of the share of issued points that will be redeemed, each from the day on which it was made; left out:
   * what came of points that are all gone.
   */
  readonly redemptionEstimates?: readonly { readonly from: string; readonly percent: number }[];
}

/** `onJoining`: all that a customer ordered before is credited when they become a member, without being asked for. */
export interface ClaimPolicy {
  readonly withinDays: number;
  readonly onJoining?: boolean;
}

/** One immutable published version. Every entry names the version that produced it. */
export interface Program extends ProgramDocument {
  readonly version: number;
}
