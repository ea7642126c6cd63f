import type { EpochSeconds } from '../calendar.ts';
import { hasLeft, type Journey } from '../journeys/journey.ts';
import { noteStages } from '../journeys/stage-history.ts';
import type { Trigger } from '../program/trigger.ts';
import type { Assign, Decided } from './ask-decision.ts';
import { fire } from './fire.ts';
import type { Known, TriggerProgram } from './known.ts';
import { makeDue } from './make-due.ts';
import { momentsOf, passedMoment } from './moments.ts';
import { ENDLESS, type Room } from './room.ts';

/** Anchors that are remembered of triggers that are gone, for when they come back, and of those there are. */
const MOST_TOLD = 100;

/**
 * All that time brings up to `now`: stages change and are told, moments of schedules and silences fire, asks that are due are
 * made. Of several stages that passed unseen the last one is told. The journey itself comes back where nothing happened.
 *
 * @param journey that has taken all signals until now
 * @param room as for `makeDue`
 */
export function advance(
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  assign: Assign,
  now: EpochSeconds,
  room: Room = ENDLESS,
): Decided {
  if (hasLeft(journey)) return makeDue(journey, known, program, assign, now, room);
  const told = tellStage(noteStages(journey, program.journey, now), known, program, now);
  const fired = program.triggers.reduce(
    (before, trigger) => tellMoment(before, trigger, known, program, now),
    told,
  );
  return makeDue(fired, known, program, assign, now, room);
}

function tellStage(journey: Journey, known: Known, program: TriggerProgram, now: EpochSeconds): Journey {
  const last = journey.stages.at(-1);
  if (last === undefined || last.stage === journey.toldStage) return journey;
  const { stage: to, because, at } = last;
  const changed = { kind: 'stage', from: journey.toldStage, to, because, at } as const;
  return fire({ ...journey, toldStage: to }, changed, known, program, now);
}

function tellMoment(
  journey: Journey,
  trigger: Trigger,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): Journey {
  if (trigger.when.kind === 'event') return journey;
  const moments = momentsOf(trigger, journey, known, program, now);
  const moment = passedMoment(trigger, moments, journey, now);
  if (moment === null) return journey;
  const told = withTold(journey, trigger.id, moment.anchor, program);
  return fire(told, { kind: 'moment', ...moment }, known, program, now);
}

/** Beyond the limit the oldest anchors of triggers that are gone are forgotten. */
function withTold(
  journey: Journey,
  triggerId: string,
  anchor: EpochSeconds,
  program: TriggerProgram,
): Journey {
  const told = { ...journey.told, [triggerId]: anchor };
  const ids = new Set(program.triggers.map(({ id }) => id));
  const gone = Object.entries(told)
    .filter(([id]) => !ids.has(id))
    .sort(([, a], [, b]) => a - b);
  const tooMany = gone.slice(0, Math.max(0, Object.keys(told).length - MOST_TOLD)).map(([id]) => id);
  return {
    ...journey,
    told: Object.fromEntries(Object.entries(told).filter(([id]) => !tooMany.includes(id))),
  };
}
