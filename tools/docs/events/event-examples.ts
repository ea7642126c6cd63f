import { EVENT_SOURCE, EVENT_TYPES, type EventType } from '../../../shared/contracts/events.ts';
import { eventOfItem } from '../../../shared/events/event-of-item.ts';
import { eventOfVisit } from '../../../shared/events/event-of-visit.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import type { OutgoingEvent } from '../../../shared/events/outgoing-event.ts';
import { STORY_ITEMS } from '../examples/deliveries.ts';
import { tellJourney, tellLosses } from '../examples/journeys.ts';
import { STORY_VISIT } from '../examples/referrals.ts';
import type { Story } from '../examples/story.ts';

/**
 * Each event as EventBridge delivers it, told by the relay's own words from the entries of the story, and
 * from its visit and its triggers. The newest of each kind, because it says the most.
 *
 * @throws Error when the story has no such event
 */
export function eventExamples(story: Story): ReadonlyMap<EventType, object> {
  const observed = [
    eventOfVisit(STORY_VISIT),
    ...STORY_ITEMS.flatMap((item) => eventOfItem(item, item.createdAt) ?? []),
  ];
  const told = new Map<EventType, OutgoingEvent>(observed.map((event) => [event.type, event]));
  for (const { entry } of Object.values(story)) {
    for (const event of eventsOfEntry(entry)) told.set(event.type, event);
  }
  for (const event of [...tellJourney(story).events, ...tellLosses(story)]) told.set(event.type, event);
  return new Map(EVENT_TYPES.map((type) => [type, delivered(type, told.get(type))]));
}

function delivered(type: EventType, event: OutgoingEvent | undefined): object {
  if (event === undefined) throw new Error(`the story of the examples has no ${type}: let it happen there`);
  return {
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': type,
    source: EVENT_SOURCE,
    account: '111122223333',
    time: event.detail.recordedAt,
    region: 'eu-central-1',
    resources: [],
    detail: event.detail,
  };
}
