import type { AuditLine } from '../../../client/generated/types.ts';

export type AuditAction = AuditLine['action'];

export const ACTION_KINDS = ['Program', 'Members', 'Reviews', 'Operations'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

interface ActionWords {
  readonly kind: ActionKind;
  /** What somebody did, as the rest of a sentence that begins with their name. */
  readonly words: string;
}

const ACTIONS: Readonly<Record<AuditAction, ActionWords>> = {
  draft_created: { kind: 'Program', words: 'began a draft' },
  draft_saved: { kind: 'Program', words: 'saved a draft' },
  draft_deleted: { kind: 'Program', words: 'deleted a draft' },
  published: { kind: 'Program', words: 'published a version' },
  scheduled: { kind: 'Program', words: 'scheduled a version' },
  canceled: { kind: 'Program', words: 'canceled a scheduled version' },
  rolled_back: { kind: 'Program', words: 'rolled back the program' },
  points_adjusted: { kind: 'Members', words: 'adjusted points' },
  tier_assigned: { kind: 'Members', words: 'assigned a tier' },
  consent_changed: { kind: 'Members', words: 'changed consents' },
  member_closed: { kind: 'Members', words: 'closed a membership' },
  member_erased: { kind: 'Members', words: 'erased a member' },
  coupon_voided: { kind: 'Members', words: 'voided a coupon' },
  redemption_canceled: { kind: 'Members', words: 'canceled a redemption' },
  redemption_fulfilled: { kind: 'Members', words: 'handed over a reward' },
  referral_reviewed: { kind: 'Reviews', words: 'decided on a referral' },
  contribution_approved: { kind: 'Reviews', words: 'approved a contribution' },
  contribution_rejected: { kind: 'Reviews', words: 'rejected a contribution' },
  contribution_withdrawn: { kind: 'Reviews', words: 'withdrew a contribution' },
  key_created: { kind: 'Operations', words: 'made a key' },
  key_revoked: { kind: 'Operations', words: 'revoked a key' },
  endpoint_created: { kind: 'Operations', words: 'registered a webhook endpoint' },
  endpoint_changed: { kind: 'Operations', words: 'changed a webhook endpoint' },
  endpoint_deleted: { kind: 'Operations', words: 'removed a webhook endpoint' },
  endpoint_secret_rotated: { kind: 'Operations', words: 'made a new secret for a webhook endpoint' },
  delivery_sent_again: { kind: 'Operations', words: 'sent a delivery again' },
  dead_letters_redriven: { kind: 'Operations', words: 'redrove dead letters' },
  orders_retried: { kind: 'Operations', words: 'retried orders that were set aside' },
  order_forgotten: { kind: 'Operations', words: 'forgot an order that was set aside' },
  platform_secret_set: { kind: 'Operations', words: 'set the secret of a shop platform' },
  platform_secret_removed: { kind: 'Operations', words: 'removed a secret of a shop platform' },
  link_secret_rotated: { kind: 'Operations', words: 'changed the secret of links in messages' },
  link_secret_dropped: { kind: 'Operations', words: 'ended the links of the secret before' },
  erasures_repeated: { kind: 'Operations', words: 'repeated erasures after a restore' },
};

/** Of an action that this console does not know yet, its name. */
export const actionWords = (action: AuditAction): string =>
  Object.hasOwn(ACTIONS, action) ? ACTIONS[action].words : `${action}`.replaceAll('_', ' ');

export const kindOfAction = (action: AuditAction): ActionKind | null =>
  Object.hasOwn(ACTIONS, action) ? ACTIONS[action].kind : null;

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
