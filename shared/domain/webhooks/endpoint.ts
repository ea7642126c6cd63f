import type { EpochSeconds } from '../calendar.ts';

/** Stands for every type of event, those that are yet to come included. */
export const EVERY_TYPE = '*';

/** The type of what is sent when somebody tries an endpoint; it goes to endpoints whatever they asked for. */
export const PING_TYPE = 'webhook.ping';

/** Where a shop's other systems are told of events. */
export interface WebhookEndpoint {
  readonly endpointId: string;
  readonly url: string;
  /** Types of events, or `*` alone. */
  readonly types: readonly string[];
  readonly description: string | null;
  readonly isEnabled: boolean;
  /** `gone`: it answered 410; `failing`: it took nothing for days. It was switched off for that. */
  readonly disabledBecause: 'by_hand' | 'gone' | 'failing' | null;
  readonly createdAt: EpochSeconds;
  readonly updatedAt: EpochSeconds;
  /** When its newest secret was made. */
  readonly secretSince: EpochSeconds;
  /** Until when secrets before the newest sign too; null: there is only one. */
  readonly overlapUntil: EpochSeconds | null;
  /** Counts changes, for those who must not overwrite each other's. */
  readonly revision: number;
}

/**
 * Whether an endpoint is to be told of an event of a type.
 *
 * @param addressee the endpoint that a trigger names: it is told whatever it asked for, and no other; null: nobody is named
 */
export function wants(
  { endpointId, isEnabled, types }: WebhookEndpoint,
  type: string,
  addressee: string | null,
): boolean {
  if (!isEnabled) return false;
  return addressee === null ? types.includes(EVERY_TYPE) || types.includes(type) : addressee === endpointId;
}
