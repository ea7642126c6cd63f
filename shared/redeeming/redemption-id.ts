import { createHash } from 'node:crypto';

const LENGTH = 22;

/**
 * The name of what a member redeems under an `Idempotency-Key`: made from both, so that a retry meets its own entry, and no
 * two members ever meet. 131 bits of a digest.
 */
export function redemptionIdOf(memberId: string, idempotencyKey: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([memberId, idempotencyKey]))
    .digest('base64url');
  return `rdm_${digest.slice(0, LENGTH)}`;
}
