import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import { type EpochSeconds, SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { type Journey, lastOrderAt } from '../../shared/domain/journeys/journey.ts';
import { stageAt } from '../../shared/domain/journeys/stage-at.ts';
import { noteStages } from '../../shared/domain/journeys/stage-history.ts';
import { usualIntervalSeconds } from '../../shared/domain/journeys/usual-interval.ts';
import type { JourneyRules } from '../../shared/domain/program/journey-rules.ts';
import { type MadeAsk, reachedAt } from '../../shared/domain/triggers/ask.ts';
import type { KeptAssignment } from '../../shared/storage/journey-store.ts';

interface Shown {
  readonly journey: Journey;
  readonly assignments: readonly KeptAssignment[];
  readonly nextLookAt: EpochSeconds | null;
}

/** The journey as time has made it by now, whether or not the engine has looked at it since. */
export function journeyView(
  { journey, assignments, nextLookAt }: Shown,
  rules: JourneyRules,
  now: EpochSeconds,
) {
  const noted = noteStages(journey, rules, now);
  const { stage, because, since } = stageAt(noted, rules, now);
  return {
    memberId: journey.memberId,
    asOf: isoTime(now),
    status: journey.status,
    stage,
    because,
    since: isoTime(since),
    orders: journey.orders,
    firstOrderAt: isoTimeOrNull(journey.firstOrderAt),
    lastOrderAt: isoTimeOrNull(lastOrderAt(journey)),
    usualIntervalDays: usualIntervalSeconds(journey, rules) / SECONDS_PER_DAY,
    lastSequence: journey.sequence,
    nextLookAt: isoTimeOrNull(nextLookAt),
    history: noted.stages
      .map((change) => ({ stage: change.stage, at: isoTime(change.at), because: change.because }))
      .reverse(),
    nextAsks: journey.asks.map(({ askId, triggerId, firedAt, dueAt, expiresAt, subject }) => ({
      askId,
      triggerId,
      firedAt: isoTime(firedAt),
      dueAt: isoTime(dueAt),
      expiresAt: isoTime(expiresAt),
      about: subject ?? null,
    })),
    madeAsks: journey.made.map(madeView).reverse(),
    assignments: assignments.map(assignmentView),
  };
}

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
