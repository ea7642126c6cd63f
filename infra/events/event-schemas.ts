import { Stack } from 'aws-cdk-lib';
import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import * as z from 'zod';
import { EVENT_SOURCE, EVENT_TYPES, EVENTS, type EventType } from '../../shared/contracts/events.ts';

/** Every event's schema, in EventBridge's registry, where whoever writes a rule or a consumer looks for it. */
export class EventSchemas extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', {
      registryName: Stack.of(this).stackName,
      description: 'What happened to members and their points.',
    });
    for (const type of EVENT_TYPES) {
      const schema = new CfnSchema(this, type, {
        registryName: registry.attrRegistryName,
        schemaName: `${EVENT_SOURCE}@${type}`,
        type: 'JSONSchemaDraft4',
        content: JSON.stringify(eventSchema(type)),
      });
      schema.addResourceDependency(registry);
    }
  }
}

/** The event as a consumer gets it: the part of EventBridge's envelope that identifies it, and the detail. */
function eventSchema(type: EventType): object {
  const { $schema, definitions, ...detail } = z.toJSONSchema(EVENTS[type], {
    target: 'draft-4',
    io: 'input',
  });
  return {
    $schema,
    title: type,
    type: 'object',
    required: ['source', 'detail-type', 'detail'],
    properties: {
      source: { type: 'string', enum: [EVENT_SOURCE] },
      'detail-type': { type: 'string', enum: [type] },
      detail,
    },
    definitions,
  };
}
