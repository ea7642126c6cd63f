import type { EpochSeconds } from '../domain/calendar.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { Signal } from '../domain/journeys/signal.ts';
import type { Decided } from '../domain/triggers/ask-decision.ts';
import { hear } from '../domain/triggers/hear.ts';
import type { Known, TriggerProgram } from '../domain/triggers/known.ts';
import { isUnfinished } from '../domain/triggers/make-due.ts';
import { roomLeft } from '../domain/triggers/room.ts';
import { assignByHash } from './assign-by-hash.ts';
import type { HeardEntry } from './heard-entry.ts';
import { ROOM_OF_STEP } from './journey-room.ts';
import { signalsOfEvent } from './signals-of-event.ts';

interface HeardBy {
  readonly known: Known;
  readonly rules: TriggerProgram;
  /** Ids, the lowest first. */
  readonly tiers: readonly string[];
  readonly now: EpochSeconds;
}

/**
 * A member's next entries, one after the other, as far as one step has room: what comes next is heard once all that the one
 * before brought is decided, and what is told has room. What was due before is decided with the first: news may overtake it.
 */
export function hearEntries(
  journey: Journey,
  entries: readonly HeardEntry[],
  { known, rules, tiers, now }: HeardBy,
): Decided {
  let decided: Decided = { journey, decisions: [] };
  for (const entry of entries) {
    const room = roomLeft(ROOM_OF_STEP, decided.decisions);
    const signals = signalsOf(entry, decided.journey, tiers);
    const next = hear(decided.journey, signals, known, rules, assignByHash, now, room);
    decided = { journey: next.journey, decisions: [...decided.decisions, ...next.decisions] };
    if (isUnfinished(decided.journey, now) || roomLeft(ROOM_OF_STEP, decided.decisions).decisions <= 0) break;
  }
  return decided;
}

/** At least one, so that every entry takes its number. */
function signalsOf(
  { memberId, sequence, event }: HeardEntry,
  { stagesUntil: occurredAt }: Journey,
  tiers: readonly string[],
): readonly Signal[] {
  const signals = event === null ? [] : signalsOfEvent(event, tiers);
  return signals.length > 0 ? signals : [{ type: 'other', memberId, sequence, index: 0, occurredAt }];
}
