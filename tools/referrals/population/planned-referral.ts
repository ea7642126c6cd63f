import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { RawSignals } from '../../../shared/referrals/hashed-signals.ts';

export const HONEST_KINDS = [
  'acquaintances',
  'family',
  'couple',
  'namesakes',
  'office',
  'dormitory',
  'influencer',
  'shop_till',
] as const;
export const ABUSE_KINDS = [
  'self_referral',
  'lookalike',
  'device_farm',
  'ring',
  'return_abuse',
  'coupon_site',
  'disposable',
  'mixture',
] as const;
export type HonestKind = (typeof HONEST_KINDS)[number];
export type AbuseKind = (typeof ABUSE_KINDS)[number];

/** What an abuser takes upon themselves not to be seen; the traceless share nothing at all. */
export const EFFORTS = ['careless', 'moderate', 'careful', 'traceless'] as const;
export type Effort = (typeof EFFORTS)[number];

/** What it truly is; judging never sees it. */
export interface Label {
  readonly kind: HonestKind | AbuseKind;
  /** `null` for honest ones. */
  readonly effort: Effort | null;
}

/** One side as the shop knows it. */
export interface Account {
  readonly memberId: string;
  readonly raw: RawSignals;
}

/** One referral from its visit to its end, with its label. */
export interface PlannedReferral {
  readonly label: Label;
  readonly advocate: Account;
  readonly friend: Account;
  readonly visitedAt: EpochSeconds | null;
  readonly signedUpAt: EpochSeconds;
  readonly orderedAt: EpochSeconds;
  /** When the qualifying order went back; `null` where it was kept. */
  readonly returnedAt: EpochSeconds | null;
  readonly referrerHost?: string;
}
