import type { EpochSeconds } from '../calendar.ts';
import type { Trigger } from '../program/trigger.ts';

const SECONDS_PER_MINUTE = 60;

/** Not before: counted from when the cause happened, whenever it was told. */
export const dueAfter = ({ delayMinutes = 0 }: Trigger, happenedAt: EpochSeconds): EpochSeconds =>
  happenedAt + delayMinutes * SECONDS_PER_MINUTE;

/** From then on it is too late: counted from when it was due, and at most what the cause allows. */
export function expiryOf(
  trigger: Trigger,
  happenedAt: EpochSeconds,
  endsAt: EpochSeconds | null,
): EpochSeconds {
  const expiresAt = dueAfter(trigger, happenedAt) + trigger.expiresAfterMinutes * SECONDS_PER_MINUTE;
  return endsAt === null ? expiresAt : Math.min(expiresAt, endsAt);
}
