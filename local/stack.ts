import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { writeConnection } from './connection-file.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { startEngine } from './engine.ts';
import { awsEnvironment } from './functions/function-specs.ts';
import type { LocalFunction } from './functions/local-function.ts';
import { type Gateway, openGateway } from './gateway/gateway.ts';
import { startServiceServer } from './services/service-server.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { openStackDatabase } from './stack-database.ts';
import { startParts } from './stack-parts.ts';
import { createStepper } from './start-steps.ts';
import { readConsumedPositions } from './streams/checkpoints.ts';
import { type LocalTable, prepareTables } from './tables/prepare-tables.ts';
import { readCloudAssembly } from './template/cloud-assembly.ts';
import { credentials, region } from './template/local-account.ts';
import { createResourceCatalog } from './template/resource-catalog.ts';
import { createResourceNames, type ResourceNames } from './template/resource-identity.ts';
import { assertSupported } from './template/support-check.ts';
import { synthesize } from './template/synthesis.ts';
import type { StackTemplate } from './template/template.ts';

export type StackOptions = {
  /** Port of the HTTP API; 0 for any free one. */
  readonly port: number;
  /** Folder that keeps the stack's state. */
  readonly dataDir: string;
  /** Delete the state of an earlier stack first. */
  readonly fresh?: boolean;
  /** Stage of the CDK app. */
  readonly stage?: string;
  /** Path of the module that exports `buildApp({ stage })`; the project's own app unless given. */
  readonly appModule?: string;
  /** Folder of a cloud assembly that is synthesized already (`cdk.out`); the app is then not run. */
  readonly assembly?: string;
  /** Receives progress, warnings and dropped events, a line each. */
  readonly log?: (line: string) => void;
  /** Receives what functions write, besides their files. */
  readonly echo?: (functionName: string, text: string) => void;
  /** Given the engine's address, returns the one that functions shall use: a proxy that injects faults. */
  readonly faultProxy?: (engineEndpoint: string) => string | Promise<string>;
  /** The same for the store of objects. */
  readonly objectFaultProxy?: (servicesEndpoint: string) => string | Promise<string>;
  /** `off` ignores the template's throttles, for measuring what lies behind the gateway. */
  readonly throttles?: 'template' | 'off';
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
};

export type LocalStack = {
  /** Base address of the HTTP API, without a trailing slash. */
  readonly url: string;
  readonly engineEndpoint: string;
  /** Outputs of all stacks of the template, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Environment variables with which any AWS SDK talks to this stack. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tables: readonly LocalTable[];
  readonly functions: readonly LocalFunction[];
  readonly folder: DataFolder;
  /** Resolves when the engine has ended; unless the stack was closed, it is of no more use then. */
  readonly engineEnded: Promise<void>;
  /** Puts something before the API, at the same address. */
  readonly extend: Gateway['extend'];
  /** Finishes the requests in flight, keeps the stream positions, and leaves no process behind. */
  close(): Promise<void>;
};

const projectApp = fileURLToPath(new URL('../infra/app.ts', import.meta.url));

/**
 * Runs the synthesized CloudFormation template of a CDK app on this machine.
 * @throws StartError for anything the developer can solve; whatever had started by then is stopped again
 */
export async function startStack(options: StackOptions): Promise<LocalStack> {
  const log = options.log ?? (() => {});
  const shutdown = createShutdown(log);
  try {
    return await start(options, log, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(
  options: StackOptions,
  log: (line: string) => void,
  shutdown: Shutdown,
): Promise<LocalStack> {
  const step = createStepper(log, options.signal);
  const folder = openDataFolder(options.dataDir, options.fresh ?? false);
  shutdown.add('The data folder', folder.release);
  const gateway = await openGateway(options.port, log);
  shutdown.add('The gateway', gateway.close);
  const database = openStackDatabase(folder.stackDatabase);
  shutdown.add('The stack database', () => database.close());

  const engine = await step('DynamoDB engine', () =>
    startEngine({ folder: folder.engine, consumed: readConsumedPositions(database) }),
  );
  shutdown.add('The DynamoDB engine', engine.close);
  const services = await startServiceServer(log);
  shutdown.add('The service endpoint', services.close);

  const stacks = await step('template', () => readTemplate(options, folder));
  const names = createResourceNames(stacks, { gatewayUrl: gateway.url, servicesUrl: services.url });
  const catalog = createResourceCatalog(stacks, names);
  const clients = openClients(engine.endpoint, shutdown);
  const tables = await step('tables', () => prepareTables(clients.tables, catalog));
  const dynamoDb = (await options.faultProxy?.(engine.endpoint)) ?? engine.endpoint;
  const objects = (await options.objectFaultProxy?.(services.url)) ?? services.url;
  const functions = await step('functions, queues, events, routes', async () =>
    startParts({
      ...{ catalog, stacks, folder, database, gateway, services, shutdown, log, options },
      endpoints: { dynamoDb, services: services.url, objects },
      streams: clients.streams,
    }),
  );
  const outputs = readOutputs(stacks, names);
  const environment = awsEnvironment({ dynamoDb: engine.endpoint, services: services.url });
  const forget = writeConnection(folder.path, { url: gateway.url, outputs, environment });
  shutdown.add('The connection file', forget);
  return {
    url: gateway.url,
    engineEndpoint: engine.endpoint,
    outputs,
    environment,
    tables,
    functions,
    folder,
    engineEnded: engine.ended,
    extend: gateway.extend,
    close: shutdown.run,
  };
}

async function readTemplate(options: StackOptions, folder: DataFolder): Promise<StackTemplate[]> {
  const { appModule = projectApp, assembly, signal, stage = 'dev' } = options;
  if (assembly === undefined) await synthesize(appModule, stage, folder.assembly, signal);
  const stacks = readCloudAssembly(assembly ?? folder.assembly);
  assertSupported(stacks);
  return stacks;
}

function openClients(
  endpoint: string,
  shutdown: Shutdown,
): { tables: DynamoDBClient; streams: DynamoDBStreamsClient } {
  const tables = new DynamoDBClient({ endpoint, region, credentials });
  const streams = new DynamoDBStreamsClient({ endpoint, region, credentials });
  shutdown.add('The connections to the engine', () => {
    tables.destroy();
    streams.destroy();
  });
  return { tables, streams };
}

function readOutputs(stacks: readonly StackTemplate[], names: ResourceNames): Record<string, string> {
  const outputs = stacks.flatMap((stack) =>
    [...stack.outputs].map(([name, { value }]): [string, string] => [
      name,
      String(names.resolver(stack.stackName)(value)),
    ]),
  );
  return Object.fromEntries(outputs);
}
