import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Context } from 'aws-lambda';
import {
  describeError,
  type InvocationAnswer,
  type InvocationMessage,
  type InvocationResult,
  type LoadedMessage,
  type WorkerSpec,
} from './function-contract.ts';

/**
 * Runs one function's bundled handler in a worker thread with its own environment variables.
 *
 * A worker handles concurrent invocations asynchronously, where Lambda would start one execution environment
 * for each. One environment per request would cost a module load each time the load rises, and on a developer
 * machine memory rather than code would decide what is measured. What it means for handlers: state kept in
 * module scope is shared by requests that overlap, so none may be kept there for one request; a handler that
 * does so is caught here sooner than on AWS.
 */
type Handler = (event: unknown, context: Context) => unknown;

const spec = workerData as WorkerSpec;
const port = parentPort;
if (port === null) throw new Error('function-worker.ts runs only as a worker thread');

const loading = loadHandler(spec);
// Each invocation awaits it and reports a failure; here it only matters that loading is over.
loading.catch(() => {}).then(() => port.postMessage('loaded' satisfies LoadedMessage));

port.on('message', async (message: InvocationMessage) => {
  const answer: InvocationAnswer = { requestId: message.requestId, result: await run(message) };
  port.postMessage(answer);
});

async function run(message: InvocationMessage): Promise<InvocationResult> {
  try {
    const handler = await loading;
    const result = await handler(JSON.parse(message.payload), createContext(message));
    // A handler that returns nothing answers `null`, as the Lambda runtime does.
    return { ok: true, payload: JSON.stringify(result) ?? 'null' };
  } catch (thrown) {
    return { ok: false, error: describeError(thrown) };
  }
}

async function loadHandler({ folder, handler }: WorkerSpec): Promise<Handler> {
  const dot = handler.lastIndexOf('.');
  const modulePath = handler.slice(0, dot);
  const exportName = handler.slice(dot + 1);
  const file = ['.js', '.mjs', '.cjs']
    .map((extension) => join(folder, `${modulePath}${extension}`))
    .find(existsSync);
  if (file === undefined) throw new Error(`There is no module "${modulePath}" in ${folder}`);
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  // Node sees the exports of a CommonJS bundle surely only as its default export.
  const exported =
    module[exportName] ?? (module['default'] as Record<string, unknown> | undefined)?.[exportName];
  if (typeof exported !== 'function') throw new Error(`${file} exports no function "${exportName}"`);
  return exported as Handler;
}

function createContext({ requestId, timeoutMs }: InvocationMessage): Context {
  const deadlineEpochMs = Date.now() + timeoutMs;
  const unsupported = (): never => {
    throw new Error('Callbacks are not part of the nodejs24.x runtime; return a promise.');
  };
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: spec.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: spec.arn,
    logGroupName: `/aws/lambda/${spec.name}`,
    logStreamName: 'local',
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '128',
    getRemainingTimeInMillis: () => Math.max(0, deadlineEpochMs - Date.now()),
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  };
}
