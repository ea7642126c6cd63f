import type { EpochSeconds } from '../calendar.ts';
import { hasLeft, type Journey } from '../journeys/journey.ts';
import type { Trigger } from '../program/trigger.ts';
import { type Ask, byDue } from './ask.ts';
import { dueAfter, expiryOf } from './ask-times.ts';
import { isEligible } from './eligible.ts';
import { isCoolingOff } from './frequency.ts';
import { reachGoals, undo } from './goals.ts';
import type { Known, TriggerProgram } from './known.ts';
import { causeIdOf, happenedAt, isEvent, type Occurrence, scoreOf, subjectOf } from './occurrence.ts';
import { endReminders, isReminder } from './survey-reminders.ts';

/** Asks of a trigger with cooling-off that wait at once: one will be made, and others only in its place. */
export const MOST_OF_TRIGGER = 4;

/**
 * What an occurrence does to a member's asks: it takes back what it undoes, ends asks whose goal it is, and plans those of the
 * triggers it fires. Asks count from when it happened: what would have expired by now is not planned, nor is what would fall
 * within the cooling-off of its trigger.
 *
 * @param journey that has taken the signal, if it is one
 * @returns the journey with asks planned and ended; `makeDue` decides on them
 */
export function fire(
  journey: Journey,
  occurrence: Occurrence,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): Journey {
  // Orders of who left may still go back, and were no success then.
  if (hasLeft(journey)) return undo(journey, occurrence);
  const undone = endReminders(undo(journey, occurrence), occurrence);
  const settled = reachGoals(undone, occurrence, program.triggers);
  const fired = program.triggers
    .filter((trigger) => isFiredBy(trigger, occurrence, settled))
    .filter((trigger) => isEligible(trigger, settled, known, program, now))
    .map((trigger) => ({ trigger, ask: askOf(trigger, occurrence, settled) }))
    .filter(({ trigger, ask }) => isWorthPlanning(trigger, ask, settled, now));
  if (fired.length === 0) return settled;
  return { ...settled, asks: [...settled.asks, ...fired.map(({ ask }) => ask)].sort(byDue) };
}

function isFiredBy({ id, when }: Trigger, occurrence: Occurrence, journey: Journey): boolean {
  if (occurrence.kind === 'moment') return occurrence.triggerId === id;
  return when.kind === 'event' && isEvent(occurrence, when.event, when.where, journey);
}

function askOf(trigger: Trigger, occurrence: Occurrence, { memberId }: Journey): Ask {
  const [causeId, subject, firedAt] = [causeIdOf(occurrence), subjectOf(occurrence), happenedAt(occurrence)];
  const score = scoreOf(occurrence);
  return {
    askId: `${trigger.id}:${memberId}:${causeId}`,
    triggerId: trigger.id,
    causeId,
    ...(subject === null ? {} : { subject }),
    ...(score === null ? {} : { score }),
    firedAt,
    dueAt: dueAfter(trigger, firedAt),
    expiresAt: expiryOf(trigger, firedAt, occurrence.kind === 'moment' ? occurrence.endsAt : null),
  };
}

function isWorthPlanning(trigger: Trigger, ask: Ask, journey: Journey, now: EpochSeconds): boolean {
  if (now >= ask.expiresAt || isCoolingOff(trigger, journey, Math.max(now, ask.dueAt))) return false;
  const isKnown = ({ askId }: { readonly askId: string }) => askId === ask.askId;
  if (journey.asks.some(isKnown) || journey.made.some(isKnown)) return false;
  return trigger.coolingOffDays === 0 || waitingOf(trigger, journey) < MOST_OF_TRIGGER;
}

const waitingOf = ({ id }: Trigger, { asks }: Journey): number =>
  asks.filter((ask) => ask.triggerId === id && ask.ended === undefined && !isReminder(ask)).length;
