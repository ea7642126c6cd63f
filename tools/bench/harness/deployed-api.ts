import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Engine, startEngine } from '../../../local/engine.ts';
import { readFunctionSpecs } from '../../../local/functions/function-specs.ts';
import { prepareTables } from '../../../local/tables/prepare-tables.ts';
import { readCloudAssembly } from '../../../local/template/cloud-assembly.ts';
import { credentials, region } from '../../../local/template/local-account.ts';
import { createResourceCatalog } from '../../../local/template/resource-catalog.ts';
import { createResourceNames } from '../../../local/template/resource-identity.ts';
import type { ApiCapability, Operation } from '../../../shared/contracts/operation.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { type ApiCall, apiEvent } from './api-event.ts';
import { publishProgram } from './publish-program.ts';

export interface ApiReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the contracts have checked the answer's shape; benchmarks read a few fields of it.
  readonly body: any;
}

/** An answer that is no success. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: number;
  /** Of the problem document. */
  readonly code: string;

  constructor(operation: Operation, status: number, body: string) {
    super(`${operation.id} answered ${status}: ${body}`);
    this.status = status;
    this.code = (JSON.parse(body) as { readonly code: string }).code;
  }
}

/** The deployed handlers in this process, on an engine of their own: everything of the stack but gateway, relay and network. */
export interface DeployedApi {
  readonly engine: Engine;
  /** Environment of the functions: table names, region, endpoint. */
  readonly environment: Readonly<Record<string, string>>;
  /** @throws ApiFailure for a status of 400 or above: a benchmark of refusals would be fast and worthless. */
  call(operation: Operation, call: ApiCall): Promise<ApiReply>;
  /** The event of a call made beforehand, so that a measured loop holds the handler's own work and no more. */
  prepare(operation: Operation, call: ApiCall): PreparedCall;
  /** Has the `reconciliation` function look at a member's referral, as a message in its queue would. @throws Error when it fails */
  reconcile(memberId: string): Promise<void>;
  /** Hands a function what is no request, such as a batch of its queue. */
  deliver(capability: ApiCapability, event: object): Promise<unknown>;
  close(): Promise<void>;
}

/** @throws ApiFailure as `call` does */
export type PreparedCall = () => Promise<void>;

interface LoadedFunction {
  readonly handler: Handler;
  readonly timeoutMs: number;
}

type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number; body?: string }>;

type QueueHandler = (
  event: unknown,
  context: unknown,
) => Promise<{ readonly batchItemFailures: readonly unknown[] }>;

const CAPABILITIES: readonly ApiCapability[] = [
  'members',
  'orders',
  'accounts',
  'rewards',
  'coupons',
  'referrals',
  'contributions',
  'journeys',
];

export interface DeployedApiOptions {
  /** Folder of the synthesized stack. */
  readonly assembly: string;
  /** Puts something between the functions and the engine: given the engine's address, returns the one to use. */
  readonly through?: (engineEndpoint: string) => Promise<string>;
  /** Folder of another bundle to load in the place of a function's own. */
  readonly bundles?: Readonly<Partial<Record<ApiCapability, string>>>;
  /** In force from the beginning; left out: the built-in one. */
  readonly program?: ProgramDocument;
}

/**
 * Starts an engine, makes the template's tables and loads the template's bundles. Once per process, because the bundles
 * read their environment when they are loaded.
 */
export async function openDeployedApi({
  assembly,
  through = async (endpoint) => endpoint,
  bundles = {},
  program,
}: DeployedApiOptions): Promise<DeployedApi> {
  const engine = await startEngine();
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  const stacks = readCloudAssembly(assembly);
  const nowhere = 'http://127.0.0.1:9';
  const names = createResourceNames(stacks, { gatewayUrl: nowhere, servicesUrl: nowhere });
  const catalog = createResourceCatalog(stacks, names);
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region, credentials });
  await prepareTables(client, catalog);
  const endpoints = { dynamoDb: await through(engine.endpoint), services: nowhere };
  const specs = readFunctionSpecs(catalog, stacks, endpoints, folder);
  const environment = Object.assign({}, ...specs.map((spec) => spec.environment)) as Record<string, string>;
  if (program !== undefined) await publishProgram(client, environment['PROGRAM_TABLE'] ?? '', program);
  client.destroy();
  const functions = new Map<string, LoadedFunction>();
  for (const spec of specs) {
    const capability = CAPABILITIES.find((known) => known === spec.environment['POWERTOOLS_SERVICE_NAME']);
    if (capability === undefined) continue;
    Object.assign(process.env, spec.environment);
    const { handler } = loadBundle<{ handler: Handler }>(bundles[capability] ?? spec.folder);
    functions.set(capability, { handler, timeoutMs: spec.timeoutMs });
  }
  return {
    engine,
    environment,
    async call(operation, call) {
      const { status, body } = await invoke(functions, operation, apiEvent(operation, call));
      return { status, body: body === '' ? null : JSON.parse(body) };
    },
    prepare(operation, call) {
      const event = apiEvent(operation, call);
      return async () => {
        await invoke(functions, operation, event);
      };
    },
    async reconcile(memberId) {
      const spec = specs.find(
        ({ environment: { POWERTOOLS_SERVICE_NAME: name } }) => name === 'reconciliation',
      );
      if (spec === undefined) throw new Error('the template has no function for reconciliation');
      Object.assign(process.env, spec.environment);
      // Loaded once: `require` keeps it.
      const { handler } = loadBundle<{ handler: QueueHandler }>(spec.folder);
      const answer = await handler({ Records: [messageOf(memberId)] }, contextOf(spec.timeoutMs));
      if (answer.batchItemFailures.length > 0)
        throw new Error(`the referral of ${memberId} was not reconciled`);
    },
    deliver: (capability, event) => handle(functions, capability, event),
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The module that `bundleFunction` wrote into a folder. */
export function loadBundle<T>(folder: string): T {
  return createRequire(import.meta.url)(join(folder, 'index.js')) as T;
}

const CONTEXT = {
  functionName: 'bench',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:bench',
  memoryLimitInMB: '1024',
  awsRequestId: 'bench',
  logGroupName: '/aws/lambda/bench',
  logStreamName: 'bench',
};

function contextOf(timeoutMs: number) {
  const deadlineMs = Date.now() + timeoutMs;
  return { ...CONTEXT, getRemainingTimeInMillis: () => deadlineMs - Date.now() };
}

/** As SQS hands over what the bus put into the queue. */
function messageOf(memberId: string) {
  const detail = { id: 'evt_bench', memberId };
  return {
    messageId: 'bench',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:bench',
    body: JSON.stringify({ 'detail-type': 'order.recorded', detail }),
  };
}

async function invoke(
  functions: ReadonlyMap<string, LoadedFunction>,
  operation: Operation,
  event: unknown,
): Promise<{ readonly status: number; readonly body: string }> {
  const { statusCode: status, body = '' } = await handle(functions, operation.capability, event);
  if (status >= 400) throw new ApiFailure(operation, status, body);
  return { status, body };
}

function handle(
  functions: ReadonlyMap<string, LoadedFunction>,
  capability: string,
  event: unknown,
): ReturnType<Handler> {
  const loaded = functions.get(capability);
  if (loaded === undefined) throw new Error(`the template has no function for ${capability}`);
  return loaded.handler(event, contextOf(loaded.timeoutMs));
}
