import {
  dayAfterMonths,
  dayInMonth,
  type EpochSeconds,
  januaryOf,
  type LocalDay,
  localDay,
  localMonth,
  localTime,
  SECONDS_PER_DAY,
} from '../calendar.ts';
import { type Journey, lastOrderAt } from '../journeys/journey.ts';
import type { Anchor } from '../program/trigger.ts';
import { secondOf } from '../wall-clock.ts';
import { type Known, type TriggerProgram, zoneOf } from './known.ts';

/** A moment or a day of a member's life, as the member's clocks and calendar have it. */
export interface AnchorDay {
  /** Grows from one to the next; for whole days it does not depend on the zone. */
  readonly key: EpochSeconds;
  /** The very moment; null for a whole day. */
  readonly instant: EpochSeconds | null;
  readonly day: LocalDay;
  /** Minutes since midnight, with the seconds beyond them; what counts where the schedule names no time. */
  readonly minute: number;
  readonly second: number;
  /** Not before that: who was not a member has no anniversary of it. */
  readonly notBefore: EpochSeconds;
}

const MONTHS_PER_YEAR = 12;
/** Offsets reach into the years beside; two of them at most. */
const YEARS = [-2, -1, 0, 1, 2];

/** The anchors of this kind around `now`, by time: one moment, or the same day of five years. */
export function anchorsOf(
  anchor: Anchor,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): readonly AnchorDay[] {
  const zone = zoneOf(known, program);
  switch (anchor) {
    case 'enrolled':
      return momentAnchor(journey.enrolledAt, zone);
    case 'first_order':
      return momentAnchor(journey.firstOrderAt, zone);
    case 'last_order':
      return momentAnchor(lastOrderAt(journey), zone);
    case 'points_expiry':
      return momentAnchor(known.pointsExpireAt, zone, Number.NEGATIVE_INFINITY);
    case 'tier_end':
      return momentAnchor(known.tierEndsAt, zone, Number.NEGATIVE_INFINITY);
    case 'birthday':
      return birthdays(journey, known, zone, now);
    case 'enrollment_anniversary':
      return anniversaries(journey, zone, now);
  }
}

/** What happened is counted from then on; what is foreseen also before. */
function momentAnchor(
  at: EpochSeconds | null,
  zone: string,
  notBefore: EpochSeconds | null = at,
): readonly AnchorDay[] {
  if (at === null) return [];
  const { day, minute } = localTime(at, zone);
  const second = secondOf(at);
  return [{ key: at, instant: at, day, minute, second, notBefore: notBefore ?? Number.NEGATIVE_INFINITY }];
}

/** Who was born on February 29 has a birthday on February 28 in other years. */
function birthdays(
  { enrolledAt }: Journey,
  { birthday }: Known,
  zone: string,
  now: EpochSeconds,
): readonly AnchorDay[] {
  if (birthday === undefined || enrolledAt === null) return [];
  const january = januaryOf(localMonth(now, zone));
  return YEARS.map((years) => {
    const month = january + years * MONTHS_PER_YEAR + birthday.month - 1;
    return wholeDay(dayInMonth(month, birthday.day), 0, enrolledAt);
  });
}

function anniversaries({ enrolledAt }: Journey, zone: string, now: EpochSeconds): readonly AnchorDay[] {
  if (enrolledAt === null) return [];
  const { minute } = localTime(enrolledAt, zone);
  const day = localDay(enrolledAt, zone);
  const past = Math.floor((localMonth(now, zone) - localMonth(enrolledAt, zone)) / MONTHS_PER_YEAR);
  return YEARS.map((years) => past + years)
    .filter((years) => years >= 1)
    .map((years) => wholeDay(dayAfterMonths(day, years * MONTHS_PER_YEAR), minute, enrolledAt));
}

const wholeDay = (day: LocalDay, minute: number, notBefore: EpochSeconds): AnchorDay => ({
  key: day * SECONDS_PER_DAY,
  instant: null,
  day,
  minute,
  second: 0,
  notBefore,
});
