import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createBucketApi } from './buckets/bucket-api.ts';
import { readBucketNames } from './buckets/local-buckets.ts';
import { createObjectStore } from './buckets/object-store.ts';
import type { DataFolder } from './data-folder.ts';
import { withDistribution } from './distribution/distribution.ts';
import { readDistribution } from './distribution/distribution-definition.ts';
import { createEmailApi } from './email/email-api.ts';
import { type EmailFolder, openEmailFolder } from './email/email-folder.ts';
import { withOutbox } from './email/outbox-pages.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { createLineFiles } from './events/line-files.ts';
import { startSchedules } from './events/schedules.ts';
import type { TargetParts } from './events/target.ts';
import { type AsyncInvoker, startAsyncInvoker } from './functions/async-invoker.ts';
import { type AsyncSettings, readAsyncSettings } from './functions/async-settings.ts';
import { type FunctionEndpoints, readFunctionSpecs } from './functions/function-specs.ts';
import { createLocalFunction, type LocalFunction } from './functions/local-function.ts';
import { openAccessLog } from './gateway/access-log.ts';
import { type ApiDefinition, readApi } from './gateway/api-definition.ts';
import type { Gateway } from './gateway/gateway.ts';
import { createRequestHandler } from './gateway/request-handler.ts';
import { readConsoleClient } from './issuer/console-client.ts';
import { createIssuer, ISSUER_PATH } from './issuer/issuer.ts';
import { readQueues } from './queues/local-queue.ts';
import { createMessageStore } from './queues/message-store.ts';
import { createQueueApi } from './queues/queue-api.ts';
import { startQueuePoller } from './queues/queue-poller.ts';
import { createQueueSet, type QueueSet } from './queues/queue-set.ts';
import { serveInvoke } from './services/function-api.ts';
import { serveJson } from './services/json-protocol.ts';
import { createParameterApi } from './services/parameter-api.ts';
import type { ServiceServer } from './services/service-server.ts';
import type { Shutdown } from './shutdown.ts';
import { createCheckpoints } from './streams/checkpoints.ts';
import { readMappings } from './streams/stream-mapping.ts';
import { startStreamPoller } from './streams/stream-poller.ts';
import type { ResourceCatalog } from './template/resource-catalog.ts';
import type { StackTemplate } from './template/template.ts';

export type PartsContext = {
  readonly catalog: ResourceCatalog;
  readonly stacks: readonly StackTemplate[];
  readonly folder: DataFolder;
  readonly database: DatabaseSync;
  readonly gateway: Gateway;
  readonly services: ServiceServer;
  readonly streams: DynamoDBStreamsClient;
  readonly endpoints: FunctionEndpoints;
  readonly shutdown: Shutdown;
  readonly log: (line: string) => void;
  readonly options: {
    readonly throttles?: 'template' | 'off';
    readonly echo?: (functionName: string, text: string) => void;
  };
};

/**
 * Starts what stands between the open ports and the engine, each part after those it needs. They stop in the
 * opposite order: first nothing new comes in (gateway, schedules, streams, queues), then what was accepted
 * finishes, then the workers end.
 */
export function startParts(context: PartsContext): LocalFunction[] {
  const { catalog, shutdown } = context;
  const functions = createFunctions(context);
  const queues = createQueueSet(readQueues(catalog), createMessageStore(context.database));
  const invoker = startInvoker(context, functions, queues);
  const logGroups = createLineFiles(context.folder.logGroups, 'ndjson');
  const targets: TargetParts = { queues, invoker, logGroups };
  const bus = createEventBus(catalog, {
    ...targets,
    journal: createLineFiles(context.folder.events, 'ndjson'),
  });
  const emails = openEmailFolder(context.folder.outbox);
  serveServices(context, functions, targets, bus, emails);
  startPollers(context, functions, queues);
  const schedules = startSchedules(catalog, targets);
  shutdown.add('The schedules', schedules.close);
  const api = readApi(catalog, functions);
  if (api !== undefined) serveApi(context, api, emails);
  serveIssuer(context);
  return functions;
}

function createFunctions({
  catalog,
  stacks,
  endpoints,
  folder,
  options,
  shutdown,
}: PartsContext): LocalFunction[] {
  const specs = readFunctionSpecs(catalog, stacks, endpoints, folder.inlineCode);
  const functions = specs.map((spec) => createLocalFunction(spec, folder.logs, options.echo));
  shutdown.add('The functions', async () => {
    await Promise.all(functions.map((target) => target.close()));
  });
  return functions;
}

function startInvoker(
  { catalog, shutdown, log }: PartsContext,
  functions: readonly LocalFunction[],
  queues: QueueSet,
): AsyncInvoker {
  const settings = readAsyncSettings(catalog);
  const settingsOf = ({ name }: LocalFunction): AsyncSettings => {
    const own = settings.get(name);
    if (own === undefined) throw new Error(`No settings were read for the function ${name}`);
    return own;
  };
  const invoker = startAsyncInvoker(functions, settingsOf, queues, log);
  shutdown.add('The asynchronous invocations', invoker.close);
  return invoker;
}

function serveServices(
  { catalog, database, folder, services }: PartsContext,
  functions: readonly LocalFunction[],
  { queues, invoker }: TargetParts,
  bus: EventBus,
  emails: EmailFolder,
): void {
  const jsonServices = new Map([
    ['AmazonSQS', createQueueApi(queues)],
    ['AWSEvents', bus.call],
    ['AmazonSSM', createParameterApi(catalog)],
  ]);
  const bucketApi = createBucketApi(readBucketNames(catalog), createObjectStore(database, folder.buckets));
  const emailApi = createEmailApi(emails, bus.tell);
  services.serve(async (request) => {
    const target = request.headers['x-amz-target'];
    if (target !== undefined) return await serveJson(jsonServices, target, request);
    return emailApi(request) ?? (await serveInvoke(functions, invoker, request)) ?? bucketApi(request);
  });
}

function startPollers(context: PartsContext, functions: readonly LocalFunction[], queues: QueueSet): void {
  const { catalog, database, log, shutdown, streams } = context;
  const mappings = readMappings(catalog, functions, queues);
  const checkpoints = createCheckpoints(database);
  for (const mapping of mappings.streams) {
    const poller = startStreamPoller(mapping, { client: streams, checkpoints, queues, log });
    shutdown.add(`The stream of ${mapping.target.name}`, poller.close);
  }
  for (const mapping of mappings.queues) {
    const poller = startQueuePoller(mapping, queues);
    shutdown.add(`The queue of ${mapping.target.name}`, poller.close);
  }
}

function serveApi(
  { catalog, stacks, folder, gateway, options, shutdown }: PartsContext,
  api: ApiDefinition,
  emails: EmailFolder,
): void {
  const { accessLog: settings } = api;
  const accessLog =
    settings === undefined
      ? undefined
      : openAccessLog(folder.logGroups, settings.logGroup, settings.format, api.apiId);
  if (accessLog !== undefined) shutdown.add('The access log', accessLog.close);
  const throttles = options.throttles ?? 'template';
  const handler = createRequestHandler(api, { throttles, ...(accessLog === undefined ? {} : { accessLog }) });
  gateway.serve(withDistribution(withOutbox(handler, emails), readDistribution(catalog, stacks)));
  // Closed first of all; closing again when the port was opened is harmless.
  shutdown.add('The gateway', gateway.close);
}

/** Plays the user pool of the template, where it has one. */
function serveIssuer({ catalog, database, gateway }: PartsContext): void {
  const client = readConsoleClient(catalog, gateway.url);
  if (client !== undefined) gateway.mount(ISSUER_PATH, createIssuer(gateway.url, client, database));
}
