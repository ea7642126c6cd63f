import type { EpochSeconds } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import type { Signal } from '../journeys/signal.ts';
import { takeEntry } from '../journeys/take-signal.ts';
import { advance } from './advance.ts';
import type { Assign, Decided } from './ask-decision.ts';
import { fire } from './fire.ts';
import type { Known, TriggerProgram } from './known.ts';
import { ENDLESS, type Room } from './room.ts';

/**
 * The next entry of a member, from its signals to what is done about them: take, fire, advance.
 *
 * @param signals all of one entry, in their order
 * @param room as for `makeDue`
 * @throws Error as `takeEntry` does
 */
export function hear(
  journey: Journey,
  signals: readonly Signal[],
  known: Known,
  program: TriggerProgram,
  assign: Assign,
  now: EpochSeconds,
  room: Room = ENDLESS,
): Decided {
  const taken = takeEntry(journey, signals, program.journey);
  const fired = signals.reduce(
    (before, signal) => fire(before, { kind: 'signal', signal }, known, program, now),
    taken,
  );
  return advance(fired, known, program, assign, now, room);
}
