import type { EpochSeconds } from '../domain/calendar.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { Known, TriggerProgram } from '../domain/triggers/known.ts';
import { wakesAt } from '../domain/triggers/wakes-at.ts';
import type { StoredJourney } from '../storage/journey-store.ts';
import { type Place, placeOf, readPlace } from '../storage/journeys-keys.ts';

interface PlacedBy {
  readonly known: Known;
  readonly rules: TriggerProgram;
  /** Places that a dispatcher handed on. */
  readonly due: readonly Place[];
  readonly now: EpochSeconds;
}

/**
 * The journey with its place. A place ahead that is earlier than the wake stays, and costs nothing: who is looked at too early is
 * given another place then, so that who orders every week does not move with each order. One that has come is never kept: all
 * that it was for is done by now, and should it have been lost on its way, nobody else would take another.
 *
 * @returns `stored` itself where nothing changed
 */
export function placedJourney(
  stored: StoredJourney | null,
  journey: Journey,
  { known, rules, due, now }: PlacedBy,
): StoredJourney {
  const revision = (stored?.revision ?? 0) + 1;
  if (journey.status === 'erased' && journey.asks.length === 0) return { journey, revision, place: null };
  const wake = wakesAt(journey, known, rules, now);
  const held = aheadOf(stored?.place ?? null, due, now);
  // What is due at once is done by now; a second later is the earliest that a dispatcher has not passed.
  const place = wake === null ? held : placeFor(journey.memberId, Math.max(wake, now + 1), held, revision);
  if (stored !== null && journey === stored.journey && place === stored.place) return stored;
  return { journey, revision, place };
}

const aheadOf = (place: Place | null, due: readonly Place[], now: EpochSeconds): Place | null =>
  place === null || due.includes(place) || readPlace(place).at <= now ? null : place;

const placeFor = (memberId: string, at: EpochSeconds, held: Place | null, revision: number): Place =>
  held !== null && readPlace(held).at <= at ? held : placeOf(memberId, at, revision);
