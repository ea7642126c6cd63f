import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import { eventOfItem } from '../../shared/events/event-of-item.ts';
import type { OutgoingEvent } from '../../shared/events/outgoing-event.ts';
import type { DeliveryDeps } from './deps.ts';

/**
 * Tells a team or a system of the shop by an event on the bus, from where it goes to webhooks and whatever else listens. At
 * least once: the event's id is the item's, so that repetitions can be told.
 */
export function tellOthers({ publisher }: Pick<DeliveryDeps, 'publisher'>) {
  /** @throws Fault when the bus has not taken it. */
  return async (item: OutboxItem, now: EpochSeconds): Promise<OutgoingEvent> => {
    const event = eventOfItem(item, now);
    if (event === null) throw new Error(`nobody knows how to do ${item.action.kind}`);
    await publisher.publish([event]);
    return event;
  };
}
