import type { EventDetail, EventType } from '../contracts/events.ts';

/** An event as it goes onto the bus. */
export interface OutgoingEvent {
  readonly type: EventType;
  readonly detail: EventDetail;
}
