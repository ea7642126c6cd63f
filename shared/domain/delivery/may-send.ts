import type { EpochSeconds } from '../calendar.ts';
import { allows, type Preferences } from '../preferences.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { NotDone } from './outcome.ts';

/** What is known of a member at the moment of sending, which may be long after the moment of deciding. */
export interface KnownNow {
  readonly isActive: boolean;
  readonly preferences: Preferences;
}

/** Why a message may not leave any more, asked again right before it does; null when it may. */
export function unsendableBecause(
  { channel, deliverBefore }: OutboxItem,
  { isActive, preferences }: KnownNow,
  now: EpochSeconds,
): NotDone | null {
  if (!isActive) return 'MEMBER_LEFT';
  if (channel === null || !allows(preferences, channel)) return 'NO_CONSENT';
  return deliverBefore !== null && deliverBefore <= now ? 'TOO_LATE' : null;
}
