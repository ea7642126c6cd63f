import type { EpochSeconds } from '../calendar.ts';
import { hasLeft, type Journey } from '../journeys/journey.ts';
import { nextChange } from '../journeys/stage-history.ts';
import type { Trigger } from '../program/trigger.ts';
import type { Ask } from './ask.ts';
import { endOf } from './judge-ask.ts';
import type { Known, TriggerProgram } from './known.ts';
import { momentsOf, nextMomentAt, passedMoment } from './moments.ts';

/**
 * The next moment at which anything can happen to a member without a signal: an ask is due or ends, a stage changes, a moment of
 * a schedule or a silence comes, or what schedules count from changes by time. `now` where something is to be done at once; null where nothing will ever be, as far as is known:
 * it is asked again with every signal, with changes of the profile (time zone, birthday) or the account (points, tier), and with
 * another program. Between `now` and then `advance` does nothing, and gives the journey itself.
 */
export function wakesAt(
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): EpochSeconds | null {
  if (hasLeft(journey)) return journey.asks.length === 0 ? null : now;
  const { changesAt = null } = known;
  const triggers = new Map(program.triggers.map((trigger) => [trigger.id, trigger]));
  const moments = [
    stageAt(journey, program, now),
    changesAt !== null && changesAt > now ? changesAt : null,
    ...journey.asks.map((ask) => askAt(ask, triggers.get(ask.triggerId), journey, known, program, now)),
    ...program.triggers.map((trigger) => momentAt(trigger, journey, known, program, now)),
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.max(now, Math.min(...moments));
}

function stageAt(journey: Journey, program: TriggerProgram, now: EpochSeconds): EpochSeconds | null {
  const last = journey.stages.at(-1);
  if (last !== undefined && last.stage !== journey.toldStage) return now;
  return nextChange(journey, program.journey, now)?.at ?? null;
}

function askAt(
  ask: Ask,
  trigger: Trigger | undefined,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): EpochSeconds {
  const isOver = endOf(ask, trigger, journey, known, program, now) !== null;
  return isOver ? now : Math.min(ask.dueAt, ask.expiresAt);
}

function momentAt(
  trigger: Trigger,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): EpochSeconds | null {
  if (trigger.when.kind === 'event') return null;
  const moments = momentsOf(trigger, journey, known, program, now);
  return passedMoment(trigger, moments, journey, now) === null
    ? nextMomentAt(trigger, moments, journey, now)
    : now;
}
