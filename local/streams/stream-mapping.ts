import { z } from 'zod';
import { compileEventPattern, type EventMatcher } from '../events/event-pattern.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { LocalQueue } from '../queues/local-queue.ts';
import type { QueueSet } from '../queues/queue-set.ts';
import { StartError } from '../start-error.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { describeResource, type TemplateResource } from '../template/template.ts';

/** An event source mapping of a table's stream. -1 stands for "no limit", as in the template. */
export type StreamMapping = {
  /** Identifies its checkpoints across restarts. */
  readonly id: string;
  readonly target: LocalFunction;
  readonly streamArn: string;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly maxRetries: number;
  readonly maxRecordAgeMs: number;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly onFailure?: LocalQueue;
  readonly matches: EventMatcher;
};

/** An event source mapping of a queue. */
export type QueueMapping = {
  readonly target: LocalFunction;
  readonly queue: LocalQueue;
  readonly batchSize: number;
  /** 0 where what stands in the template is so short that it would only make a developer wait. */
  readonly batchingWindowMs: number;
  /** Batches at the same time, at most. */
  readonly concurrency: number;
  readonly reportsItemFailures: boolean;
  readonly matches: EventMatcher;
};

/** Lambda starts with five concurrent pollers for a queue, and here it stays there where nothing says how far it may go. */
const UNSCALED_CONCURRENCY = 5;

/** Windows of queues up to this are not waited for: they save requests, which cost nothing here. */
const SHORT_WINDOW_SECONDS = 2;

const mappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .optional(),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  MaximumRecordAgeInSeconds: z.coerce.number().default(-1),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().optional() }).default({}),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('TRIM_HORIZON'),
});
type Properties = z.infer<typeof mappingProperties>;

export type Mappings = { readonly streams: StreamMapping[]; readonly queues: QueueMapping[] };

/** @throws StartError for an event source, function or destination that is not part of the app */
export function readMappings(
  catalog: ResourceCatalog,
  functions: readonly LocalFunction[],
  queues: QueueSet,
): Mappings {
  const mappings: Mappings = { streams: [], queues: [] };
  for (const resource of catalog.ofType('AWS::Lambda::EventSourceMapping')) {
    const properties = catalog.read(resource, mappingProperties);
    if (!properties.Enabled) continue;
    const target = functions.find(({ name, arn }) => [name, arn].includes(properties.FunctionName));
    if (target === undefined) throw unknownPart(resource, 'function', properties.FunctionName);
    const source = queues.byArn(properties.EventSourceArn);
    if (source !== undefined) mappings.queues.push(toQueueMapping(properties, target, source));
    else if (properties.EventSourceArn.includes(':dynamodb:')) {
      mappings.streams.push(toStreamMapping(resource, properties, target, queues));
    } else throw unknownPart(resource, 'event source', properties.EventSourceArn);
  }
  return mappings;
}

function toQueueMapping(properties: Properties, target: LocalFunction, queue: LocalQueue): QueueMapping {
  return {
    target,
    queue,
    batchSize: properties.BatchSize ?? 10,
    batchingWindowMs: windowMs(properties),
    concurrency: properties.ScalingConfig.MaximumConcurrency ?? UNSCALED_CONCURRENCY,
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    matches: compileFilters(properties),
  };
}

function windowMs({ MaximumBatchingWindowInSeconds: seconds }: Properties): number {
  return seconds > SHORT_WINDOW_SECONDS ? seconds * 1000 : 0;
}

function toStreamMapping(
  resource: TemplateResource,
  properties: Properties,
  target: LocalFunction,
  queues: QueueSet,
): StreamMapping {
  const destination = properties.DestinationConfig?.OnFailure?.Destination;
  const onFailure = destination === undefined ? undefined : queues.byArn(destination);
  if (destination !== undefined && onFailure === undefined) {
    throw unknownPart(resource, 'on-failure destination', destination);
  }
  return {
    id: `${resource.stackName}/${resource.logicalId}`,
    target,
    streamArn: properties.EventSourceArn,
    batchSize: properties.BatchSize ?? 100,
    batchingWindowMs: properties.MaximumBatchingWindowInSeconds * 1000,
    bisects: properties.BisectBatchOnFunctionError,
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    maxRetries: properties.MaximumRetryAttempts,
    maxRecordAgeMs:
      properties.MaximumRecordAgeInSeconds === -1 ? -1 : properties.MaximumRecordAgeInSeconds * 1000,
    startingPosition: properties.StartingPosition,
    matches: compileFilters(properties),
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

/** A record passes when one of the filters matches it, or when there is none. */
function compileFilters({ FilterCriteria }: Properties): EventMatcher {
  const filters =
    FilterCriteria?.Filters.map(({ Pattern }) => compileEventPattern(JSON.parse(Pattern))) ?? [];
  return filters.length === 0 ? () => true : (record) => filters.some((matches) => matches(record));
}

function unknownPart(resource: TemplateResource, what: string, arn: string): StartError {
  return new StartError(
    `${describeResource(resource)} names the ${what} ${arn}, which is no function, stream or queue of the app.`,
    'Correct it in the CDK app, or teach local/streams/stream-mapping.ts.',
  );
}
