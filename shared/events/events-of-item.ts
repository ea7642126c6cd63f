import { EVENTS, type EventDetail, type EventType } from '../contracts/events.ts';
import { decodeEntry } from '../storage/entry-codec.ts';
import type { Item } from '../storage/keys.ts';
import { decodeVisit } from '../storage/visit-store.ts';
import { eventOfVisit } from './event-of-visit.ts';
import { eventsOfEntry } from './events-of-entry.ts';
import type { OutgoingEvent } from './outgoing-event.ts';

/**
 * What an item of a table with a stream tells: entries of the ledger, visits, and changes of journeys; all others tell nothing.
 * Each kind is known by itself, so it does not matter which stream brought one.
 *
 * @throws Error when the item cannot be read, or its event breaks its schema: a poison record.
 */
export function eventsOfItem(item: Item): readonly OutgoingEvent[] {
  const visit = decodeVisit(item);
  if (visit !== null) return [eventOfVisit(visit)];
  const told = item['told']?.S;
  if (told !== undefined) return toldByJourney(told);
  return item['memberId'] === undefined ? [] : eventsOfEntry(decodeEntry(item).entry);
}

/** A journey carries what its last change tells; the change before told its own. */
function toldByJourney(told: string): readonly OutgoingEvent[] {
  const events = JSON.parse(told) as readonly { readonly type: EventType; readonly detail: unknown }[];
  return events.map(({ type, detail }) => ({ type, detail: EVENTS[type].parse(detail) as EventDetail }));
}
