import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import { type EpochSeconds, SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { type Journey, lastOrderAt, type StageChange } from '../../shared/domain/journeys/journey.ts';
import { stageAt } from '../../shared/domain/journeys/stage-at.ts';
import { nextChange, noteStages } from '../../shared/domain/journeys/stage-history.ts';
import { usualIntervalSeconds } from '../../shared/domain/journeys/usual-interval.ts';
import { type Ask, type MadeAsk, reachedAt } from '../../shared/domain/triggers/ask.ts';
import type { TriggerProgram } from '../../shared/domain/triggers/known.ts';
import type { KeptAssignment } from '../../shared/storage/journey-store.ts';
import { becauseWords, droppedWords, waitingWords } from './journey-words.ts';

interface Shown {
  readonly journey: Journey;
  readonly assignments: readonly KeptAssignment[];
  readonly nextLookAt: EpochSeconds | null;
}

/** The journey as time has made it by now, whether or not the engine has looked at it since. */
export function journeyView(
  { journey, assignments, nextLookAt }: Shown,
  program: TriggerProgram,
  now: EpochSeconds,
) {
  const { journey: rules, triggers } = program;
  const words = new Map(triggers.map(({ id, description }) => [id, description]));
  const described = (triggerId: string) => words.get(triggerId) ?? null;
  const noted = noteStages(journey, rules, now);
  const { stage, because, since } = stageAt(noted, rules, now);
  const next = nextChange(noted, rules, now);
  return {
    memberId: journey.memberId,
    asOf: isoTime(now),
    status: journey.status,
    stage,
    because,
    says: becauseWords(because),
    since: isoTime(since),
    nextStage: next === null ? null : stageView(next),
    orders: journey.orders,
    firstOrderAt: isoTimeOrNull(journey.firstOrderAt),
    lastOrderAt: isoTimeOrNull(lastOrderAt(journey)),
    usualIntervalDays: usualIntervalSeconds(journey, rules) / SECONDS_PER_DAY,
    lastSequence: journey.sequence,
    nextLookAt: isoTimeOrNull(nextLookAt),
    history: noted.stages.map(stageView).reverse(),
    nextAsks: journey.asks.map((ask) => ({
      ...waitingView(ask),
      description: described(ask.triggerId),
      says: waitingWords(ask, journey, program, now),
    })),
    madeAsks: journey.made
      .map((made) => ({ ...madeView(made), description: described(made.triggerId) }))
      .reverse(),
    droppedAsks: journey.dropped
      .map((dropped) => ({
        ...dropped,
        at: isoTime(dropped.at),
        description: described(dropped.triggerId),
        says: droppedWords(dropped.reason),
      }))
      .reverse(),
    assignments: assignments.map(assignmentView),
  };
}

const stageView = ({ stage, at, because }: StageChange) => ({
  stage,
  at: isoTime(at),
  because,
  says: becauseWords(because),
});

const waitingView = ({ askId, triggerId, firedAt, dueAt, expiresAt, subject }: Ask) => ({
  askId,
  triggerId,
  firedAt: isoTime(firedAt),
  dueAt: isoTime(dueAt),
  expiresAt: isoTime(expiresAt),
  about: subject ?? null,
});

function madeView(made: MadeAsk) {
  const { askId, triggerId, at, group, isCounted, coolsUntil, goalUntil } = made;
  const isHeldOut = group.kind === 'holdout';
  return {
    askId,
    triggerId,
    at: isoTime(at),
    outcome: isHeldOut ? ('held_out' as const) : ('made' as const),
    variant: isHeldOut ? null : group.variant,
    wentToCustomer: isCounted,
    coolsUntil: isoTimeOrNull(coolsUntil),
    goalUntil: isoTimeOrNull(goalUntil),
    reachedAt: isoTimeOrNull(reachedAt(made)),
  };
}

function assignmentView({ triggerId, group, firstAt, at, times }: KeptAssignment) {
  const isHeldOut = group.kind === 'holdout';
  return {
    triggerId,
    group: isHeldOut ? ('held_out' as const) : ('treated' as const),
    variant: isHeldOut ? null : group.variant,
    firstAt: isoTime(firstAt),
    lastAt: isoTime(at),
    times,
  };
}
