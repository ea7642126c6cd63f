import { type EpochSeconds, localTime, SECONDS_PER_DAY } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import { stageAt } from '../journeys/stage-at.ts';
import type { JourneyCondition } from '../program/condition.ts';
import { answerOf, holdsOfMember } from '../program/conditions/member-answer.ts';
import type { Trigger } from '../program/trigger.ts';
import { groupOf } from '../surveys/score-group.ts';
import { type Known, type TriggerProgram, zoneOf } from './known.ts';
import { isForGuests } from './trigger-actions.ts';

/**
 * Whether a trigger is for this member now: of guests only what tells others; by stage, and by its condition on members. Segments are those of `known`; days are
 * those of the member's calendar.
 */
export function isEligible(
  trigger: Pick<Trigger, 'stages' | 'who' | 'actions' | 'variants'>,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): boolean {
  const { stages, who } = trigger;
  if (known.isGuest === true && !isForGuests(trigger)) return false;
  if (stages !== undefined && !stages.includes(stageAt(journey, program.journey, now).stage)) return false;
  if (who === undefined) return true;
  const local = localTime(now, zoneOf(known, program));
  return holdsOfMember(
    who,
    (leaf) =>
      leaf.kind === 'segment'
        ? leaf.in.some((id) => known.segments.includes(id))
        : answerOf(leaf, known.facts, local, []),
    (leaf) => isOfGroup(leaf, journey, now),
  );
}

/** By the last answer: people are what they said last. Who gave none is in no group. */
function isOfGroup(
  { in: groups, withinDays }: JourneyCondition,
  { nps }: Pick<Journey, 'nps'>,
  now: EpochSeconds,
): boolean {
  const last = nps.at(-1);
  if (last === undefined) return false;
  if (withinDays !== undefined && now >= last.at + withinDays * SECONDS_PER_DAY) return false;
  return groups.some((group) => group === groupOf('nps', last.score));
}
