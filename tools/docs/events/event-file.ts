import type { EventType } from '../../../shared/contracts/events.ts';
import { EVENT_VERSION } from './event-schema.ts';

/** Name of an event's schema in docs/events/. */
export const eventFileName = (type: EventType): string => `${type}.v${EVENT_VERSION}.json`;
