import * as z from 'zod';
import { EVENT_SOURCE, EVENTS, type EventType } from '../../../shared/contracts/events.ts';

/** Of every event's schema; a change that is more than a new field is another version, beside this one. */
export const EVENT_VERSION = 1;

/**
 * What a consumer gets, as JSON Schema 2020-12: the part of EventBridge's envelope that identifies the event, and its
 * detail. It lets fields pass that it does not know, because a version may gain some.
 */
export function eventSchema(type: EventType, example: object): object {
  const { $schema, $defs, ...detail } = z.toJSONSchema(EVENTS[type], { override: statePlainSchema });
  return {
    $schema,
    $id: `urn:perennial:event:${type}:v${EVENT_VERSION}`,
    title: type,
    description: eventDescription(type),
    type: 'object',
    required: ['source', 'detail-type', 'detail'],
    properties: {
      source: { type: 'string', const: EVENT_SOURCE },
      'detail-type': { type: 'string', const: type },
      detail,
    },
    ...($defs === undefined ? {} : { $defs }),
    examples: [example],
  };
}

/** What happened, in a sentence. */
export function eventDescription(type: EventType): string {
  return z.globalRegistry.get(EVENTS[type])?.description ?? '';
}

function statePlainSchema({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  delete jsonSchema['id'];
}
