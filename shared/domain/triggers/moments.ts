import type { EpochSeconds } from '../calendar.ts';
import { type Journey, lastOrderAt } from '../journeys/journey.ts';
import { usualIntervalSeconds } from '../journeys/usual-interval.ts';
import type { Trigger, TriggerWhen } from '../program/trigger.ts';
import { instantOf, minuteOf } from '../wall-clock.ts';
import { type AnchorDay, anchorsOf } from './anchors.ts';
import { expiryOf } from './ask-times.ts';
import { type Known, type TriggerProgram, zoneOf } from './known.ts';
import type { Moment } from './occurrence.ts';

/** The moments of a trigger's schedule or silence around `now`, by time, whether or not they were told; of an event's none. */
export function momentsOf(
  trigger: Trigger,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): readonly Moment[] {
  switch (trigger.when.kind) {
    case 'event':
      return [];
    case 'silence':
      return silenceOf(trigger.id, trigger.when.intervals, journey, program);
    case 'schedule':
      return scheduled(trigger.id, trigger.when, journey, known, program, now);
  }
}

/** The latest moment that has come, has not been told, and is not too old to ask for; null when there is none. */
export function passedMoment(
  trigger: Trigger,
  moments: readonly Moment[],
  { told }: Journey,
  now: EpochSeconds,
): Moment | null {
  const toldUntil = told[trigger.id] ?? Number.NEGATIVE_INFINITY;
  const isOpen = (moment: Moment) =>
    moment.anchor > toldUntil && moment.at <= now && now < expiryOf(trigger, moment.at, moment.endsAt);
  return moments.findLast(isOpen) ?? null;
}

/** When the next moment comes that has not been told; null when none is known. */
export function nextMomentAt(
  trigger: Trigger,
  moments: readonly Moment[],
  { told }: Journey,
  now: EpochSeconds,
): EpochSeconds | null {
  const toldUntil = told[trigger.id] ?? Number.NEGATIVE_INFINITY;
  return moments.find(({ anchor, at }) => anchor > toldUntil && at > now)?.at ?? null;
}

/** A silence begins so many usual intervals after the last order. */
function silenceOf(
  triggerId: string,
  intervals: number,
  journey: Journey,
  program: TriggerProgram,
): readonly Moment[] {
  const anchor = lastOrderAt(journey);
  if (anchor === null) return [];
  const at = anchor + Math.round(intervals * usualIntervalSeconds(journey, program.journey));
  return [{ triggerId, causeId: `silence:${anchor}`, anchor, at, endsAt: null }];
}

function scheduled(
  triggerId: string,
  when: Extract<TriggerWhen, { kind: 'schedule' }>,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): readonly Moment[] {
  const zone = zoneOf(known, program);
  return anchorsOf(when.after, journey, known, program, now)
    .map((anchor) => ({
      triggerId,
      causeId: `${when.after}:${anchor.key}`,
      anchor: anchor.key,
      at: momentAt(anchor, when, zone),
      endsAt: when.offsetDays < 0 ? (anchor.instant ?? instantOf(anchor.day, anchor.minute, zone)) : null,
      notBefore: anchor.notBefore,
    }))
    .filter(({ at, notBefore }) => at >= notBefore);
}

/**
 * So many days of the member's calendar before or after the anchor's, at the time of the schedule or the anchor's own. On the
 * anchor's own day a time that was over when it happened is that of the next day.
 */
function momentAt(
  anchor: AnchorDay,
  { offsetDays, at }: Extract<TriggerWhen, { kind: 'schedule' }>,
  zone: string,
): EpochSeconds {
  const { day, instant, minute, second } = anchor;
  if (at === undefined) {
    return offsetDays === 0 && instant !== null
      ? instant
      : instantOf(day + offsetDays, minute, zone) + second;
  }
  const moment = instantOf(day + offsetDays, minuteOf(at), zone);
  const isOver = offsetDays === 0 && instant !== null && moment < instant;
  return isOver ? instantOf(day + 1, minuteOf(at), zone) : moment;
}
