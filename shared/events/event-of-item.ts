import { EVENTS } from '../contracts/events.ts';
import { isoTime } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { MessageValue } from '../domain/delivery/message-data.ts';
import { itemIdOf, type OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { OutgoingEvent } from './outgoing-event.ts';

/**
 * What an item tells a team or a system of the shop; null where its action tells nobody. The id is made of the item's, so
 * that telling it twice gives the same event.
 *
 * @throws ZodError when the event breaks its schema
 */
export function eventOfItem(item: OutboxItem, now: EpochSeconds): OutgoingEvent | null {
  const { action, memberId, triggerId, askId, createdAt } = item;
  const common = {
    id: `evt_${itemIdOf(item)}`,
    version: 1,
    memberId,
    occurredAt: isoTime(createdAt),
    recordedAt: isoTime(now),
  };
  const cause = { triggerId, askId, facts: factsOf(item) };
  if (action.kind === 'tell_team') {
    const detail = EVENTS['team.told'].parse({ ...common, data: { team: action.team, ...cause } });
    return { type: 'team.told', detail };
  }
  if (action.kind !== 'webhook') return null;
  const detail = EVENTS['webhook.called'].parse({ ...common, data: { endpoint: action.endpoint, ...cause } });
  return { type: 'webhook.called', detail };
}

const factsOf = ({ data }: OutboxItem) =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, plain(value)]));

/** As a machine reads it: moments in ISO 8601, money in minor units. */
function plain(value: MessageValue): string | number {
  if (typeof value !== 'object') return value;
  return value.kind === 'day' ? isoTime(value.at) : `${value.amount} ${value.currency}`;
}
