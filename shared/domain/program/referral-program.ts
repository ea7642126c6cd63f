import type { Amounts, GoodsFilter } from './goods.ts';

/**
 * What one side of a referral gets, from its `from`-th success on: points, or a reward of the catalogue, which then costs
 * nothing. Steps are in ascending order and the first begins at 1. A friend has one success; no steps: the friend gets nothing.
 */
export type ReferralStep =
  | { readonly from: number; readonly points: number }
  | { readonly from: number; readonly reward: string };

/** The most that one advocate gets in a span of the program's calendar: so many referrals, or so many points. */
export interface ReferralCap {
  readonly per: 'day' | 'month' | 'year' | 'ever';
  readonly times?: number;
  readonly points?: number;
}

/** Which order of the friend counts: the first one that has all of this. Value is of goods, after discounts. */
export interface QualifyingOrder {
  readonly minimum?: Amounts;
  readonly goods?: GoodsFilter;
  readonly excluding?: GoodsFilter;
}

/** The independent signs of abuse. Each has a weight of its own; what is not known is not held against anybody. */
export const REFERRAL_CHECKS = [
  'same_email',
  'lookalike_email',
  'same_phone',
  'same_address',
  'same_payment',
  'same_name_and_postcode',
  'same_device',
  'same_network_and_agent',
  'shared_signals',
  'mutual',
  'circular',
  'burst',
  'haste',
  'disposable_email',
  'coupon_site',
  'return_habit',
] as const;
export type ReferralCheckName = (typeof REFERRAL_CHECKS)[number];

/**
 * How referrals are judged. `shadow` scores and does nothing. A score from `reviewAt` on waits for a person, from
 * `rejectAt` on it is rejected. Who is not reviewed within `reviewDays` after the hold ended is rejected.
 */
export interface ReferralJudging {
  readonly mode: 'on' | 'shadow';
  readonly reviewAt: number;
  readonly rejectAt: number;
  readonly reviewDays: number;
  readonly weights?: Readonly<Partial<Record<ReferralCheckName, number>>>;
}

/** Where a link is shared; `copy` is for everywhere else. */
export const SHARE_CHANNELS = ['email', 'whatsapp', 'sms', 'copy'] as const;
export type ShareChannel = (typeof SHARE_CHANNELS)[number];

/** What is filled in, in braces, in the words that a link is shared with: the advocate's link and code, the program's name. */
export const SHARE_PLACEHOLDERS = ['link', 'code', 'name'] as const;

export interface ReferralProgram {
  /** Members of one of these tiers or segments, with so many orders; all members where nothing is given. */
  readonly advocates?: {
    readonly tiers?: readonly string[];
    readonly segments?: readonly string[];
    readonly orders?: number;
  };
  readonly advocateGets: readonly ReferralStep[];
  readonly friendGets: readonly ReferralStep[];
  readonly qualifyingOrder: QualifyingOrder;
  /** Days from the visit to the sign-up, and from the sign-up to the qualifying order. */
  readonly windowDays: number;
  /** Whose code counts when a friend came with two. */
  readonly touch: 'first' | 'last';
  /** Days from the qualifying order until what both got can be spent; at least the return window. */
  readonly holdDays: number;
  readonly caps?: readonly ReferralCap[];
  readonly judging: ReferralJudging;
  /** Where `GET /r/{code}` forwards to; `ref` and `visit` are added to its query. */
  readonly landingUrl: string;
  /** By BCP 47 locale, then channel. Of an e-mail with several lines, the first is the subject. */
  readonly shareTexts?: Readonly<Record<string, Readonly<Partial<Record<ShareChannel, string>>>>>;
}
