import { createHash } from 'node:crypto';
import type { GrantCause } from '../domain/ledger/redemption.ts';

const LENGTH = 22;

/**
 * The name of what a member redeems under an `Idempotency-Key`: made from both, so that a retry meets its own entry, and no
 * two members ever meet. 131 bits of a digest.
 */
export function redemptionIdOf(memberId: string, idempotencyKey: string): string {
  return named([memberId, idempotencyKey]);
}

/**
 * The name of what a member is given for nothing: one for each cause and member, and never one that an `Idempotency-Key`
 * could make.
 */
export function grantIdOf(memberId: string, cause: GrantCause): string {
  return named([memberId, ...grantCauseParts(cause)]);
}

/** What tells one cause of a grant from another. */
export function grantCauseParts(cause: GrantCause): readonly string[] {
  switch (cause.by) {
    case 'referral':
      return [cause.by, cause.friendId];
    case 'challenge':
      return [cause.by, cause.challengeId, cause.sequence.toString()];
    case 'trigger':
      return [cause.by, cause.askId, cause.action.toString()];
  }
}

function named(parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `rdm_${digest.slice(0, LENGTH)}`;
}
