import type { AuditAction } from './audit-line.ts';

/** What people ask a trail for. */
export const AUDIT_KINDS = ['program', 'members', 'reviews', 'operations'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Each action is of one kind; those of `program` alone stand with the program, and not in the trail's own table. */
export const KIND_OF_ACTION: Readonly<Record<AuditAction, AuditKind>> = {
  draft_created: 'program',
  draft_saved: 'program',
  draft_deleted: 'program',
  published: 'program',
  scheduled: 'program',
  canceled: 'program',
  rolled_back: 'program',
  points_adjusted: 'members',
  tier_assigned: 'members',
  consent_changed: 'members',
  member_closed: 'members',
  member_erased: 'members',
  coupon_voided: 'members',
  redemption_canceled: 'members',
  redemption_fulfilled: 'members',
  referral_reviewed: 'reviews',
  contribution_approved: 'reviews',
  contribution_rejected: 'reviews',
  contribution_withdrawn: 'reviews',
  key_created: 'operations',
  key_revoked: 'operations',
  endpoint_created: 'operations',
  endpoint_changed: 'operations',
  endpoint_deleted: 'operations',
  endpoint_secret_rotated: 'operations',
  delivery_sent_again: 'operations',
  dead_letters_redriven: 'operations',
  orders_retried: 'operations',
  order_forgotten: 'operations',
  platform_secret_set: 'operations',
  platform_secret_removed: 'operations',
  link_secret_rotated: 'operations',
  link_secret_dropped: 'operations',
  erasures_repeated: 'operations',
};
