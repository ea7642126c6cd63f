import type { AuditLine } from '../../../client/generated/types.ts';
import { AUDIT_KINDS, type AuditKind } from '../../../shared/domain/audit-kinds.ts';
import { moment } from '../parts/words.ts';

export type AuditAction = AuditLine['action'];

/** What people ask for, as they call it. */
export const KIND_NAMES: Readonly<Record<AuditKind, string>> = {
  program: 'Program',
  members: 'Members',
  reviews: 'Reviews',
  operations: 'Operations',
};

/** The kind that an address names; null: every kind, or none that there is. */
export const kindNamed = (name: string | null): AuditKind | null =>
  AUDIT_KINDS.find((kind) => kind === name?.toLowerCase()) ?? null;

/** What somebody did, as the rest of a sentence that begins with their name. */
const ACTIONS: Readonly<Record<AuditAction, string>> = {
  draft_created: 'began a draft',
  draft_saved: 'saved a draft',
  draft_deleted: 'deleted a draft',
  published: 'published a version',
  scheduled: 'scheduled a version',
  canceled: 'canceled a scheduled version',
  rolled_back: 'rolled back the program',
  points_adjusted: 'adjusted points',
  tier_assigned: 'assigned a tier',
  consent_changed: 'changed consents',
  member_closed: 'closed a membership',
  member_erased: 'erased a member',
  coupon_voided: 'voided a coupon',
  redemption_canceled: 'canceled a redemption',
  redemption_fulfilled: 'handed over a reward',
  referral_reviewed: 'decided on a referral',
  contribution_approved: 'approved a contribution',
  contribution_rejected: 'rejected a contribution',
  contribution_withdrawn: 'withdrew a contribution',
  key_created: 'made a key',
  key_revoked: 'revoked a key',
  endpoint_created: 'registered a webhook endpoint',
  endpoint_changed: 'changed a webhook endpoint',
  endpoint_deleted: 'removed a webhook endpoint',
  endpoint_secret_rotated: 'made a new secret for a webhook endpoint',
  delivery_sent_again: 'sent a delivery again',
  dead_letters_redriven: 'redrove dead letters',
  orders_retried: 'retried orders that were set aside',
  order_forgotten: 'forgot an order that was set aside',
  platform_secret_set: 'set the secret of a shop platform',
  platform_secret_removed: 'removed a secret of a shop platform',
  link_secret_rotated: 'changed the secret of links in messages',
  link_secret_dropped: 'ended the links of the secret before',
  erasures_repeated: 'repeated erasures after a restore',
};

/** Of an action that this console does not know yet, its name. */
export const actionWords = (action: AuditAction): string =>
  Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : `${action}`.replaceAll('_', ' ');

/** Where to see what something was done to; null: nowhere. */
export function placeOf(subject: string): string | null {
  const [kind = '', ...rest] = subject.split(':');
  const id = rest.join(':');
  if (kind === 'program' || kind === 'draft') return '/program';
  if (id === '') return null;
  if (kind === 'member') return `/members/${id}`;
  if (kind === 'endpoint') return `/webhooks/${id}`;
  if (kind === 'key') return '/keys';
  return null;
}

/** How somebody came; null: they signed in, which their name says. */
export function callerWords(callerId: string): string | null {
  if (callerId.startsWith('person:')) return null;
  return callerId === 'command-line' ? 'by the command line' : `by the key ${callerId}`;
}

/** `pointsBefore` as `Points before`. */
export const detailName = (name: string): string => {
  const spaced = name.replaceAll('_', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:]+Z$/;

/** A value of a detail as people read it: a moment as such, scopes one after the other. */
export const detailWords = (value: string | number | boolean | null): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return `${value}`;
  return MOMENT.test(value) ? moment(value) : value.replaceAll(/(?<=:\w+) (?=\w+:)/g, ', ');
};
