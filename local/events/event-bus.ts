import { z } from 'zod';
import { ServiceError, unknownOperation } from '../services/service-error.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { type BusEvent, createEvent } from './event.ts';
import { compileEventPattern, type EventMatcher } from './event-pattern.ts';
import type { LineFiles } from './line-files.ts';
import { createTarget, type Target, type TargetParts, targetProperties } from './target.ts';

const ruleProperties = z.object({
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(targetProperties).default([]),
});

type Rule = { readonly bus: string; readonly matches: EventMatcher; readonly targets: readonly Target[] };

const entryInput = z.object({
  EventBusName: z.string().default('default'),
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
  Resources: z.array(z.string()).default([]),
  Time: z.number().optional(),
});
const putEventsInput = z.object({ Entries: z.array(z.unknown()).min(1).max(10) });

/** The size limit of one event, raised from 256 KB to 1 MB in January 2026. */
const maxEventBytes = 1_048_576;

export type EventBus = {
  /** Serves the EventBridge JSON protocol: operation name and parsed body → answer. */
  call(operation: string, input: Record<string, unknown>): unknown;
};

export type EventBusParts = TargetParts & {
  /** Each event is also appended to `events/<day>.ndjson`, so that one can see what the bus carried. */
  readonly journal: LineFiles;
};

/**
 * Reads the buses and their pattern rules. An accepted event has been handed on durably to all its targets
 * before PutEvents answers.
 * @throws StartError for a pattern operator or target that the local runner does not know
 */
export function createEventBus(catalog: ResourceCatalog, parts: EventBusParts): EventBus {
  const buses = new Set([
    'default',
    ...catalog.ofType('AWS::Events::EventBus').map(catalog.names.physicalName),
  ]);
  const rules = readRules(catalog, parts);

  function publish(entry: z.infer<typeof entryInput>, detail: unknown): BusEvent {
    const event = createEvent({
      source: entry.Source,
      detailType: entry.DetailType,
      detail,
      resources: entry.Resources,
      ...(entry.Time === undefined ? {} : { time: new Date(entry.Time * 1000) }),
    });
    const bus = busName(entry.EventBusName);
    for (const rule of rules) {
      if (rule.bus !== bus || !rule.matches(event)) continue;
      for (const deliver of rule.targets) deliver(event);
    }
    parts.journal.append(event.time.slice(0, 10), JSON.stringify({ bus, ...event }));
    return event;
  }

  function put(entry: unknown): { EventId: string } | { ErrorCode: string; ErrorMessage: string } {
    const parsed = entryInput.safeParse(entry);
    if (!parsed.success) return { ErrorCode: 'InvalidArgument', ErrorMessage: z.prettifyError(parsed.error) };
    if (parsed.data.Source.startsWith('aws.')) {
      return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
    }
    const detail = parseDetail(parsed.data.Detail);
    if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    return { EventId: publish(parsed.data, detail).id };
  }

  return {
    call: (operation, input) => {
      if (operation !== 'PutEvents') throw unknownOperation('EventBridge', operation);
      const { Entries } = parsePutEvents(input);
      for (const entry of Entries) assertAcceptable(entry, buses);
      const results = parts.queues.store.transaction(() => Entries.map(put));
      return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
    },
  };
}

function readRules(catalog: ResourceCatalog, parts: TargetParts): Rule[] {
  return catalog.ofType('AWS::Events::Rule').flatMap((resource): Rule[] => {
    const properties = catalog.read(resource, ruleProperties);
    if (properties.EventPattern === undefined || properties.State === 'DISABLED') return [];
    return [
      {
        bus: busName(properties.EventBusName),
        matches: compileEventPattern(properties.EventPattern),
        targets: properties.Targets.map((target) => createTarget(resource, target, parts)),
      },
    ];
  });
}

function parsePutEvents(input: unknown): z.infer<typeof putEventsInput> {
  const parsed = putEventsInput.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ServiceError(
    'ValidationException',
    `1 validation error detected: ${z.prettifyError(parsed.error)}`,
  );
}

/** What the service refuses for the whole request, before it looks at any entry's content. */
function assertAcceptable(entry: unknown, buses: ReadonlySet<string>): void {
  const { EventBusName = 'default' } = (entry ?? {}) as { EventBusName?: string };
  if (!buses.has(busName(EventBusName))) {
    throw new ServiceError('ResourceNotFoundException', `Event bus ${EventBusName} does not exist.`);
  }
  if (entryBytes(entry) > maxEventBytes) {
    throw new ServiceError(
      'ValidationException',
      `Total size of the entries in the request is over the limit of ${maxEventBytes} bytes.`,
    );
  }
}

/** The formula of "Calculating PutEvents event entry size" in the EventBridge user guide. */
function entryBytes(entry: unknown): number {
  const {
    Time,
    Source = '',
    DetailType = '',
    Detail = '',
    Resources = [],
  } = (entry ?? {}) as {
    Time?: number;
    Source?: string;
    DetailType?: string;
    Detail?: string;
    Resources?: string[];
  };
  const texts = [Source, DetailType, Detail, ...Resources];
  return (Time === undefined ? 0 : 14) + texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function parseDetail(text: string): object | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null ? detail : undefined;
  } catch {
    return undefined;
  }
}

/** A bus is named by its name or by its ARN. */
function busName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
