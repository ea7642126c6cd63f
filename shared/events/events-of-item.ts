import { decodeEntry } from '../storage/entry-codec.ts';
import type { Item } from '../storage/keys.ts';
import { decodeVisit } from '../storage/visit-store.ts';
import { eventOfVisit } from './event-of-visit.ts';
import { eventsOfEntry } from './events-of-entry.ts';
import type { OutgoingEvent } from './outgoing-event.ts';

/**
 * What an item of a table with a stream tells: entries of the ledger, and visits; all others tell nothing. Both kinds are
 * known by their keys, so it does not matter which stream brought one.
 *
 * @throws Error when the item cannot be read, or its event breaks its schema: a poison record.
 */
export function eventsOfItem(item: Item): readonly OutgoingEvent[] {
  const visit = decodeVisit(item);
  if (visit !== null) return [eventOfVisit(visit)];
  return item['memberId'] === undefined ? [] : eventsOfEntry(decodeEntry(item).entry);
}
