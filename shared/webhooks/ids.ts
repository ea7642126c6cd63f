import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../domain/calendar.ts';

const ENDPOINT_DIGITS = 20;
const TIME_DIGITS = 7;
const MESSAGE_DIGITS = 20;

/** Letters and digits made from a text, the same for the same text. */
function digest(text: string, length: number): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return BigInt(`0x${hex}`).toString(36).padStart(length, '0').slice(-length);
}

/** An endpoint is named by the request that registered it, so that a retry means the same one. */
export const endpointIdOf = (idempotencyKey: string): string =>
  `whe_${digest(`endpoint ${idempotencyKey}`, ENDPOINT_DIGITS)}`;

/** What a ping is told apart by. */
export const pingIdOf = (endpointId: string, idempotencyKey: string): string =>
  `evt_ping_${digest(`ping ${endpointId} ${idempotencyKey}`, MESSAGE_DIGITS)}`;

/**
 * A delivery is named by its endpoint and its message, so that an event that arrives twice is delivered once; and by a
 * moment that belongs to the message, so that deliveries are listed in the order of their events.
 */
export function deliveryIdOf(endpointId: string, messageId: string, moment: EpochSeconds): string {
  const time = Math.max(0, moment).toString(36).padStart(TIME_DIGITS, '0');
  return `dlv_${endpointId.slice('whe_'.length)}_${time}${digest(messageId, MESSAGE_DIGITS)}`;
}
