import { z } from 'zod';
import { StartError } from '../start-error.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { describeResource, type TemplateResource } from '../template/template.ts';

/** A queue of the template, its durations in milliseconds. */
export type LocalQueue = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutMs: number;
  readonly delayMs: number;
  readonly retentionMs: number;
  readonly waitTimeMs: number;
  readonly maxMessageBytes: number;
  readonly redrive?: { readonly maxReceiveCount: number; readonly deadLetterArn: string };
};

/** Defaults and limits as the service documents them (a message may hold 1 MiB since August 2025). */
const queueProperties = z.object({
  VisibilityTimeout: z.coerce.number().default(30),
  DelaySeconds: z.coerce.number().default(0),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  ReceiveMessageWaitTimeSeconds: z.coerce.number().default(0),
  MaximumMessageSize: z.coerce.number().default(1_048_576),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

/** Reads the queues of the stacks. @throws StartError when a dead-letter queue does not exist */
export function readQueues(catalog: ResourceCatalog): LocalQueue[] {
  const resources = catalog.ofType('AWS::SQS::Queue');
  const queues = resources.map((resource) => readQueue(catalog, resource));
  queues.forEach((queue, index) => {
    const deadLetterArn = queue.redrive?.deadLetterArn;
    const resource = resources[index];
    if (deadLetterArn === undefined || resource === undefined) return;
    if (queues.some(({ arn }) => arn === deadLetterArn)) return;
    throw new StartError(
      `${describeResource(resource)} sends its dead letters to ${deadLetterArn}, which is no queue of the app.`,
      'Define that queue in the CDK app.',
    );
  });
  return queues;
}

function readQueue(catalog: ResourceCatalog, resource: TemplateResource): LocalQueue {
  const properties = catalog.read(resource, queueProperties);
  const { stackName, logicalId } = resource;
  const policy = properties.RedrivePolicy;
  return {
    name: catalog.names.physicalName(resource),
    arn: catalog.names.attribute(stackName, logicalId, 'Arn'),
    url: catalog.names.ref(stackName, logicalId),
    visibilityTimeoutMs: properties.VisibilityTimeout * 1000,
    delayMs: properties.DelaySeconds * 1000,
    retentionMs: properties.MessageRetentionPeriod * 1000,
    waitTimeMs: properties.ReceiveMessageWaitTimeSeconds * 1000,
    maxMessageBytes: properties.MaximumMessageSize,
    ...(policy === undefined
      ? {}
      : {
          redrive: {
            maxReceiveCount: policy.maxReceiveCount,
            deadLetterArn: policy.deadLetterTargetArn,
          },
        }),
  };
}
