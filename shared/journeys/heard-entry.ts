import { EVENTS, type EventType } from '../contracts/events.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import { eventsOfEntry } from '../events/events-of-entry.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';

/** An entry of a member as its first event tells it; without the event, where that cannot be read: then the ledger tells it. */
export interface HeardEntry {
  readonly memberId: string;
  readonly sequence: number;
  readonly event: OutgoingEvent | null;
}

/** An event as the bus brought it. Older ones, out of an archive, may lack fields: those are read from the ledger. */
export function heardEntry(type: string, memberId: string, sequence: number, detail: unknown): HeardEntry {
  const schema = Object.hasOwn(EVENTS, type) ? EVENTS[type as EventType] : undefined;
  const read = schema?.safeParse(detail);
  const event = read?.success ? ({ type, detail: read.data } as OutgoingEvent) : null;
  return { memberId, sequence, event };
}

/**
 * An entry out of the ledger. One that cannot be told is set aside by the relay, and for good: here it only takes its number, so
 * that it does not keep the journey from all that comes after it.
 */
export function entryRead(entry: Entry): HeardEntry {
  const { memberId, sequence } = entry;
  try {
    return { memberId, sequence, event: eventsOfEntry(entry)[0] ?? null };
  } catch {
    return { memberId, sequence, event: null };
  }
}
