import type { EpochSeconds } from './calendar.ts';

/** What people, and servers on their behalf, do and others may ask about later. What members do themselves is in the ledger. */
export const AUDIT_ACTIONS = [
  'key_created',
  'key_revoked',
  'endpoint_created',
  'endpoint_changed',
  'endpoint_deleted',
  'endpoint_secret_rotated',
  'delivery_sent_again',
  'dead_letters_redriven',
  'orders_retried',
  'order_forgotten',
  'platform_secret_set',
  'platform_secret_removed',
  'link_secret_rotated',
  'link_secret_dropped',
  'erasures_repeated',
  'points_adjusted',
  'tier_assigned',
  'consent_changed',
  'member_closed',
  'member_erased',
  'referral_reviewed',
  'contribution_approved',
  'contribution_rejected',
  'contribution_withdrawn',
  'coupon_voided',
  'redemption_canceled',
  'redemption_fulfilled',
  'draft_created',
  'draft_saved',
  'draft_deleted',
  'published',
  'scheduled',
  'canceled',
  'rolled_back',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One line of the trail. Of a member it holds the id, which tells nobody who they are. */
export interface AuditLine {
  readonly at: EpochSeconds;
  readonly action: AuditAction;
  /** By name, as the shop or the issuer names its staff. */
  readonly actor: string;
  /** How they came: the id of a key, `person:` and an id of the issuer, or `command-line`. */
  readonly callerId: string;
  /** What it was done to: a kind, and after a colon an id, such as `member:mbr_…`; `program` has no id. */
  readonly subject: string;
  readonly reason: string | null;
  /** What else one has to know, such as points or scopes; never a secret. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}
