import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { EpochSeconds } from '../domain/calendar.ts';

/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret as receivers configure it. */
export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** What is signed: the same bytes that are sent. */
export interface Signable {
  readonly messageId: string;
  readonly body: string;
}

/**
 * The headers of the Standard Webhooks specification for one attempt: one signature a secret, so that a receiver that
 * knows any of them can verify.
 *
 * @param at of the attempt, which receivers compare with their clock
 */
export function signedHeaders(
  { messageId, body }: Signable,
  secrets: readonly string[],
  at: EpochSeconds,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const moment = new Date(at * 1000);
  return {
    'webhook-id': messageId,
    'webhook-timestamp': at.toString(),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, moment, body)).join(' '),
  };
}
