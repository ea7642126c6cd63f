import type { CapPeriod } from './earning-rule.ts';
import type { Amounts, GoodsFilter } from './goods.ts';

/**
 * What a reward is. Money is in minor units by currency; a customer who pays in a currency that is not named cannot have it.
 * `goods`: only such lines are discounted.
 */
export type Benefit =
  | {
      readonly kind: 'percent_off';
      readonly percent: number;
      /** The discount is never more than this. */
      readonly atMost?: Amounts;
      readonly goods?: GoodsFilter;
    }
  | { readonly kind: 'amount_off'; readonly amount: Amounts; readonly goods?: GoodsFilter }
  | { readonly kind: 'free_shipping'; readonly atMost?: Amounts }
  | { readonly kind: 'free_product'; readonly sku: string; readonly quantity: number }
  | { readonly kind: 'gift_card'; readonly amount: Amounts }
  | { readonly kind: 'store_credit'; readonly amount: Amounts }
  /** Any number of points at the program's value of a point; the reward has no price of its own. */
  | {
      readonly kind: 'pay_with_points';
      readonly minimum: number;
      /** Points are spent in multiples of it. */
      readonly step: number;
      /** Of the value of the goods in the cart: 1 to 100. */
      readonly atMostPercent: number;
    }
  /** Something that people do: an experience, or what a partner gives. */
  | { readonly kind: 'by_hand'; readonly instructions: string }
  | { readonly kind: 'donation'; readonly amount: Amounts; readonly to: string };

export type BenefitKind = Benefit['kind'];

/** Points; members of a tier that is named pay its price instead. */
export interface RewardPrice {
  readonly points: number;
  readonly tiers?: Readonly<Record<string, number>>;
}

/** Who may have a reward: each list that is given must hold the member's tier, one of their segments, their country, the channel. */
export interface RewardAudience {
  readonly tiers?: readonly string[];
  readonly segments?: readonly string[];
  readonly countries?: readonly string[];
  readonly channels?: readonly string[];
}

/** How many times one member may have a reward in a span of the program's calendar. */
export interface RewardLimit {
  readonly per: CapPeriod;
  readonly times: number;
}

/** Codes made by chance: `prefix`, then `length` characters in groups of `groupsOf`, without look-alikes. */
export interface GeneratedCodes {
  readonly kind: 'generated';
  readonly prefix?: string;
  readonly length: number;
  readonly groupsOf?: number;
}

/** Codes of the shop's own, imported into a pool of that name. */
export interface PooledCodes {
  readonly kind: 'pool';
  readonly pool: string;
}

/** A reward that is handed out as a code, to be used later or elsewhere. */
export interface CouponTerms {
  readonly codes: GeneratedCodes | PooledCodes;
  /** The code can be used for so many days; for ever where it is not given. */
  readonly validDays?: number;
  /** Another member may claim the code, once; from then on it is theirs. */
  readonly giftable?: boolean;
}

/**
 * What an order's refunds do to the points that were spent on it: `in_proportion` to what the points paid for;
 * `whole`: only once nothing of the order is left; `never`.
 */
export type RewardReturn = 'in_proportion' | 'whole' | 'never';

/** What customers read; in another language where `texts` of the reward has their locale. */
export interface RewardTexts {
  readonly name: string;
  readonly description?: string;
  readonly terms?: string;
}

export interface Reward extends RewardTexts {
  readonly id: string;
  readonly benefit: Benefit;
  /** Left out for `pay_with_points` alone. */
  readonly price?: RewardPrice;
  readonly for?: RewardAudience;
  /** Value of the goods in the cart that it takes. */
  readonly minimumOrder?: Amounts;
  /** ISO moments: `from` within, `until` without. */
  readonly from?: string;
  readonly until?: string;
  /** How many there are, over all members and ever. */
  readonly stock?: number;
  readonly limits?: readonly RewardLimit[];
  readonly coupon?: CouponTerms;
  readonly returns: RewardReturn;
  /** By BCP 47 locale. */
  readonly texts?: Readonly<Record<string, RewardTexts>>;
  readonly pictures?: readonly { readonly url: string; readonly alt: string }[];
}

export interface RedemptionPolicy {
  /** How long authorized points are held. */
  readonly holdMinutes: number;
  /** Redemptions that one order may have. */
  readonly perOrder: number;
}

export const DEFAULT_REDEMPTION: RedemptionPolicy = { holdMinutes: 30, perOrder: 5 };
