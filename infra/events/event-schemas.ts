import { Stack } from 'aws-cdk-lib';
import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import * as z from 'zod';
import { EVENT_SOURCE, EVENT_TYPES, EVENTS, type EventType } from '../../shared/contracts/events.ts';

/**
 * Every event's schema, in EventBridge's registry, where whoever writes a rule or a consumer looks for it: one document, in which
 * what events share stands once. A document each were 39 of the 500 resources that a stack may have, and a quarter of the template.
 */
export class EventSchemas extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', {
      registryName: Stack.of(this).stackName,
      description: 'What happened to members and their points.',
    });
    const schema = new CfnSchema(this, 'Events', {
      registryName: registry.attrRegistryName,
      schemaName: `${EVENT_SOURCE}@events`,
      description: 'Every event, by its detail-type. docs/events/ has a schema for each.',
      type: 'JSONSchemaDraft4',
      content: JSON.stringify(
        z.toJSONSchema(z.union(EVENT_TYPES.map(envelopeOf)), {
          target: 'draft-4',
          io: 'input',
          reused: 'ref',
        }),
      ),
    });
    schema.addResourceDependency(registry);
  }
}

/** The event as a consumer gets it: the part of EventBridge's envelope that identifies it, and the detail. */
const envelopeOf = (type: EventType) =>
  z
    .object({ source: z.literal(EVENT_SOURCE), 'detail-type': z.literal(type), detail: EVENTS[type] })
    .meta({ title: type });
