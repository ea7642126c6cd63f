import { parseTime } from '../../../shared/contracts/time.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { eventsOfItem } from '../../../shared/events/events-of-item.ts';
import type { OutgoingEvent } from '../../../shared/events/outgoing-event.ts';
import { decodeEntry } from '../../../shared/storage/entry-codec.ts';
import { readPlace } from '../../../shared/storage/journeys-keys.ts';
import type { Item } from '../../../shared/storage/keys.ts';
import { itemKeyOf } from '../../../shared/storage/outbox-keys.ts';
import type { BookedEntry, ToldEvent } from '../run/outcome.ts';
import { TABLES } from './tables.ts';

/** What a committed item means to others: entries and journeys tell events, an item of the outbox wants to be delivered. */
export type Committed =
  | { readonly kind: 'entry'; readonly booked: BookedEntry; readonly events: readonly OutgoingEvent[] }
  | { readonly kind: 'told'; readonly memberId: string; readonly events: readonly ToldEvent[] }
  | { readonly kind: 'item'; readonly memberId: string; readonly key: object }
  | { readonly kind: 'place'; readonly memberId: string; readonly at: number };

/** Null for what nobody listens to. */
export function committedOf(tableName: string, item: Item): Committed | null {
  switch (tableName) {
    case TABLES.ledger:
      return entryOf(item);
    case TABLES.outbox: {
      const key = itemKeyOf(item);
      return key === null ? null : { kind: 'item', memberId: key.memberId, key };
    }
    case TABLES.journeys:
      return ofJourneys(item);
    default:
      return null;
  }
}

/** Accounts lie beside entries, and tell nothing. */
function entryOf(item: Item): Committed | null {
  if (item['memberId'] === undefined || item['sequence'] === undefined) return null;
  const { entry } = decodeEntry(item);
  return { kind: 'entry', booked: bookedOf(entry), events: eventsOfEntry(entry) };
}

function bookedOf(entry: Entry): BookedEntry {
  const { memberId, sequence, cause, recordedAt, postings } = entry;
  const points = postings
    .filter(({ account }) => ['pending', 'active', 'held'].includes(account))
    .reduce((sum, { points: some }) => sum + some, 0);
  const name =
    'adjustmentId' in cause ? cause.adjustmentId : 'redemptionId' in cause ? cause.redemptionId : '';
  return { memberId, sequence, kind: cause.kind, at: recordedAt, name, points };
}

function ofJourneys(item: Item): Committed | null {
  const pk = item['pk']?.S ?? '';
  if (pk.startsWith('DUE#')) return { kind: 'place', ...readPlace(item['sk']?.S ?? '') };
  const events = eventsOfItem(item).map(toldOf);
  const [first] = events;
  return first === undefined ? null : { kind: 'told', memberId: first.memberId, events };
}

export function toldOf({ type, detail }: OutgoingEvent): ToldEvent {
  const { id, memberId, occurredAt, recordedAt, data } = detail;
  return { type, id, memberId, at: parseTime(recordedAt), occurredAt: parseTime(occurredAt), data };
}
