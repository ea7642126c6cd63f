import type { EpochSeconds } from '../domain/calendar.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { Signal } from '../domain/journeys/signal.ts';
import type { Decided } from '../domain/triggers/ask-decision.ts';
import { hear } from '../domain/triggers/hear.ts';
import type { Known, TriggerProgram } from '../domain/triggers/known.ts';
import { isUnfinished } from '../domain/triggers/make-due.ts';
import { roomLeft } from '../domain/triggers/room.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { assignByHash } from './assign-by-hash.ts';
import type { HeardEntry } from './heard-entry.ts';
import { ROOM_OF_STEP } from './journey-room.ts';
import { journeyTold } from './journey-told.ts';
import { signalsOfEvent } from './signals-of-event.ts';

interface HeardBy {
  readonly known: Known;
  readonly rules: TriggerProgram;
  /** Ids, the lowest first. */
  readonly tiers: readonly string[];
  readonly now: EpochSeconds;
  /** By which all of it is decided. */
  readonly programVersion: number;
}

/** What was decided, and the events that tell of it. */
export interface Heard extends Decided {
  readonly told: readonly OutgoingEvent[];
}

/**
 * A member's next entries, one after the other, as far as one step has room: what comes next is heard once all that the one
 * before brought is decided, and what is told has room. What was due before is decided with the first: news may overtake it. Each
 * entry tells what it did by itself, so that the same is told, whatever came together.
 */
export function hearEntries(
  journey: Journey,
  entries: readonly HeardEntry[],
  { known, rules, tiers, now, programVersion }: HeardBy,
): Heard {
  let heard: Heard = { journey, decisions: [], told: [] };
  for (const entry of entries) {
    const room = roomLeft(ROOM_OF_STEP, heard.decisions);
    const before = heard.journey;
    const next = hear(before, signalsOf(entry, before, tiers), known, rules, assignByHash, now, room);
    const told = journeyTold(before, next.journey, next.decisions, programVersion, now);
    heard = {
      journey: next.journey,
      decisions: [...heard.decisions, ...next.decisions],
      told: [...heard.told, ...told],
    };
    if (isUnfinished(heard.journey, now) || isFull(heard)) break;
  }
  return heard;
}

/** What is told is written with the journey. */
const isFull = ({ decisions, told }: Heard): boolean =>
  roomLeft(ROOM_OF_STEP, decisions).decisions <= 0 || told.length >= ROOM_OF_STEP.decisions;

/** At least one, so that every entry takes its number. */
function signalsOf(
  { memberId, sequence, event }: HeardEntry,
  { stagesUntil: occurredAt }: Journey,
  tiers: readonly string[],
): readonly Signal[] {
  const signals = event === null ? [] : signalsOfEvent(event, tiers);
  return signals.length > 0 ? signals : [{ type: 'other', memberId, sequence, index: 0, occurredAt }];
}
