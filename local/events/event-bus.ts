import { z } from 'zod';
import { ServiceError, unknownOperation } from '../services/service-error.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { createEvent } from './event.ts';
import { compileEventPattern, type EventMatcher } from './event-pattern.ts';
import type { LineFiles } from './line-files.ts';
import { createTarget, type Target, type TargetParts, targetProperties } from './target.ts';

const ruleProperties = z.object({
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(targetProperties).default([]),
});

const busProperties = z.object({
  /** Of a partner, whose events this bus takes. */
  EventSourceName: z.string().optional(),
});

type Rule = { readonly bus: string; readonly matches: EventMatcher; readonly targets: readonly Target[] };

const partnerEntryInput = z.object({
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
  Resources: z.array(z.string()).default([]),
  Time: z.number().optional(),
});
const entryInput = partnerEntryInput.extend({ EventBusName: z.string().default('default') });
type Content = z.infer<typeof partnerEntryInput>;

/** How many entries each operation takes at once. */
const putInputs = {
  PutEvents: z.object({ Entries: z.array(z.unknown()).min(1).max(10) }),
  PutPartnerEvents: z.object({ Entries: z.array(z.unknown()).min(1).max(20) }),
};

type PutResult = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** The size limit of one event, raised from 256 KB to 1 MB in January 2026. */
const maxEventBytes = 1_048_576;

export type EventBus = {
  /** Serves the EventBridge JSON protocol: operation name and parsed body → answer. */
  call(operation: string, input: Record<string, unknown>): unknown;
  /** What a service of AWS itself tells, on the default bus. */
  tell(event: { readonly source: string; readonly detailType: string; readonly detail: object }): void;
};

export type EventBusParts = TargetParts & {
  /** Each event is also appended to `events/<day>.ndjson`, so that one can see what the bus carried. */
  readonly journal: LineFiles;
};

/**
 * Reads the buses and their pattern rules. An accepted event has been handed on durably to all its targets
 * before PutEvents, or a partner's PutPartnerEvents, answers.
 * @throws StartError for a pattern operator or target that the local runner does not know
 */
export function createEventBus(catalog: ResourceCatalog, parts: EventBusParts): EventBus {
  const { buses, partnerBuses } = readBuses(catalog);
  const rules = readRules(catalog, parts);

  function publish(bus: string, entry: Content): PutResult {
    const detail = parseDetail(entry.Detail);
    if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    const event = createEvent({
      source: entry.Source,
      detailType: entry.DetailType,
      detail,
      resources: entry.Resources,
      ...(entry.Time === undefined ? {} : { time: new Date(entry.Time * 1000) }),
    });
    for (const rule of rules) {
      if (rule.bus !== bus || !rule.matches(event)) continue;
      for (const deliver of rule.targets) deliver(event);
    }
    parts.journal.append(event.time.slice(0, 10), JSON.stringify({ bus, ...event }));
    return { EventId: event.id };
  }

  function put(entry: unknown): PutResult {
    const parsed = entryInput.safeParse(entry);
    if (!parsed.success) return invalidArgument(parsed.error);
    if (parsed.data.Source.startsWith('aws.')) {
      return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
    }
    return publish(busName(parsed.data.EventBusName), parsed.data);
  }

  /** A partner names no bus: what it puts arrives on the one that took its event source. */
  function putAsPartner(entry: unknown): PutResult {
    const parsed = partnerEntryInput.safeParse(entry);
    if (!parsed.success) return invalidArgument(parsed.error);
    const bus = partnerBuses.get(parsed.data.Source);
    if (bus === undefined) {
      const ErrorMessage = `No event bus of the app takes the event source ${parsed.data.Source}.`;
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage };
    }
    return publish(bus, parsed.data);
  }

  function putAll(entries: readonly unknown[], putOne: (entry: unknown) => PutResult): unknown {
    for (const entry of entries) assertAcceptable(entry, buses);
    const results = parts.queues.store.transaction(() => entries.map(putOne));
    return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
  }

  return {
    call: (operation, input) => {
      if (operation === 'PutEvents') return putAll(entriesOf(operation, input), put);
      if (operation === 'PutPartnerEvents') return putAll(entriesOf(operation, input), putAsPartner);
      throw unknownOperation('EventBridge', operation);
    },
    tell: ({ source, detailType, detail }) => {
      const content = {
        Source: source,
        DetailType: detailType,
        Detail: JSON.stringify(detail),
        Resources: [],
      };
      parts.queues.store.transaction(() => publish('default', content));
    },
  };
}

function readBuses(catalog: ResourceCatalog) {
  const found = catalog.ofType('AWS::Events::EventBus').map((resource) => ({
    name: catalog.names.physicalName(resource),
    ...catalog.read(resource, busProperties),
  }));
  return {
    buses: new Set(['default', ...found.map(({ name }) => name)]),
    partnerBuses: new Map(
      found.flatMap(({ name, EventSourceName: source }) => (source ? [[source, name]] : [])),
    ),
  };
}

function invalidArgument(error: z.ZodError): PutResult {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: z.prettifyError(error) };
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

function entriesOf(operation: keyof typeof putInputs, input: unknown): readonly unknown[] {
  const parsed = putInputs[operation].safeParse(input);
  if (parsed.success) return parsed.data.Entries;
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

/** A bus is named by its name, which may have slashes in it, or by its ARN. */
function busName(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:.*?:event-bus\//, '');
}
