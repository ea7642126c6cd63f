import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import type { MessagingPolicy, Trigger } from '../program/trigger.ts';
import type { MadeAsk } from './ask.ts';
import { type Known, type TriggerProgram, zoneOf } from './known.ts';
import { afterQuietHours } from './quiet-hours.ts';

const SECONDS_PER_HOUR = 3_600;

/**
 * The first moment from `now` on at which gap, caps and quiet hours let an ask go to the member, given what went before. Other
 * asks until then can only move it further. Infinity where a cap lets none.
 */
export function freeFrom(
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): EpochSeconds {
  const { messaging } = program;
  const from = Math.max(now, afterGapAndCaps(journey.made, messaging));
  return Number.isFinite(from) ? afterQuietHours(from, messaging.quietHours, zoneOf(known, program)) : from;
}

/** Windows roll: an ask of exactly so many days ago counts no more. */
function afterGapAndCaps(
  made: readonly MadeAsk[],
  { caps, gapHours }: Pick<MessagingPolicy, 'caps' | 'gapHours'>,
): EpochSeconds {
  const sent = made.filter(({ isCounted }) => isCounted).map(({ at }) => at);
  const latest = sent.toSorted((a, b) => b - a);
  const [last] = latest;
  const afterGap = last === undefined ? 0 : last + gapHours * SECONDS_PER_HOUR;
  const afterCaps = caps.map(({ times, perDays }) => {
    if (times < 1) return Number.POSITIVE_INFINITY;
    const first = latest[times - 1];
    return first === undefined ? 0 : first + perDays * SECONDS_PER_DAY;
  });
  return Math.max(afterGap, ...afterCaps);
}

/**
 * Whether the member was asked by this trigger, or held out, so lately that it does not ask again at `at`. What counts is the
 * cooling-off of when it was asked; another program's is for asks made under it.
 */
export function isCoolingOff({ id }: Trigger, { made }: Journey, at: EpochSeconds): boolean {
  return made.some(
    ({ triggerId, coolsUntil }) => triggerId === id && (coolsUntil === null || at < coolsUntil),
  );
}

/** Null where it never ends. */
export const coolsUntil = ({ coolingOffDays }: Trigger, askedAt: EpochSeconds): EpochSeconds | null =>
  coolingOffDays === 'ever' ? null : askedAt + coolingOffDays * SECONDS_PER_DAY;
