import type { EpochSeconds } from '../domain/calendar.ts';
import { itemIdOf, itemsOf, type OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { Program } from '../domain/program/program.ts';
import type { Decided } from '../domain/triggers/ask-decision.ts';
import type { Known, TriggerProgram } from '../domain/triggers/known.ts';
import type { DuePlaces } from '../storage/due-places.ts';
import type { JourneyStore, StoredJourney } from '../storage/journey-store.ts';
import type { Place } from '../storage/journeys-keys.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { OutboxStore } from '../storage/outbox-store.ts';
import { askData } from './ask-data.ts';
import { assignmentsOf } from './assignments-of.ts';
import { deliverBefore } from './deliver-before.ts';
import type { Heard } from './hear-entries.ts';
import { MOST_WRITES } from './journey-room.ts';

/** All that a change of a journey writes. */
export interface JourneyWrites {
  /** The journey first. */
  readonly changes: readonly Companion[];
  /** Actions, each of which may have been decided before, where a journey was made anew. */
  readonly actions: readonly Companion[];
}

interface Deps {
  readonly journeys: Pick<JourneyStore, 'putting' | 'assigning'>;
  readonly places: Pick<DuePlaces, 'taking' | 'leaving'>;
  readonly outbox: Pick<OutboxStore, 'adding'>;
}

interface DecidedBy {
  readonly known: Known;
  readonly rules: TriggerProgram;
  readonly program: Program;
  /** The place that a dispatcher handed on, and takes away itself. */
  readonly taken: Place | null;
  readonly now: EpochSeconds;
}

/** @throws Error for more decisions than there was room for, which would be a fault of ours */
export function journeyWrites(
  { journeys, places, outbox }: Deps,
  before: StoredJourney | null,
  after: StoredJourney,
  decided: Heard,
  by: DecidedBy,
): JourneyWrites {
  const { journey, decisions, told } = decided;
  const { program, taken, now } = by;
  const { memberId } = journey;
  const left = before?.place ?? null;
  const changes = [
    journeys.putting(before, after, told),
    ...(left === null || left === after.place || left === taken ? [] : [places.leaving(left)]),
    ...(after.place === null || after.place === left ? [] : [places.taking(after.place)]),
    ...assignmentsOf(decisions, program.version, now).map((one) => journeys.assigning(memberId, one)),
  ];
  const actions = actionsOf(decided, by).map(outbox.adding);
  if (changes.length + actions.length <= MOST_WRITES) return { changes, actions };
  throw new Error(
    `${changes.length + actions.length} writes for ${memberId}, and a transaction takes ${MOST_WRITES}`,
  );
}

/** Each once: a stage that was left and entered again in one second is the same cause, and does the same thing no second time. */
function actionsOf(decided: Decided, by: DecidedBy): readonly OutboxItem[] {
  return [...new Map(itemsDecided(decided, by).map((item) => [itemIdOf(item), item])).values()];
}

function itemsDecided(
  { journey, decisions }: Decided,
  { known, rules, program, now }: DecidedBy,
): readonly OutboxItem[] {
  return decisions.flatMap((decision) => {
    if (decision.outcome !== 'made') return [];
    const { ask, group, actions, firstIndex, channel } = decision;
    const { askId, triggerId } = ask;
    const variant = group.kind === 'treated' ? group.variant : null;
    const made = { memberId: journey.memberId, askId, triggerId, variant, actions, firstIndex, channel };
    return itemsOf(made, {
      programVersion: program.version,
      now,
      deliverBefore: deliverBefore(decision, known, rules, now),
      data: askData(ask, known),
    });
  });
}
