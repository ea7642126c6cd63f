import { Worker } from 'node:worker_threads';
import type {
  FunctionError,
  FunctionSpec,
  InvocationAnswer,
  InvocationMessage,
  InvocationResult,
  LoadedMessage,
  WorkerSpec,
} from './function-contract.ts';
import { type FunctionLog, writeError } from './function-log.ts';

/** One worker thread that runs a function's handler. */
export type ExecutionEnvironment = {
  readonly usable: boolean;
  /** Resolves when the handler is loaded, or the worker has crashed. */
  readonly loaded: Promise<void>;
  invoke(message: InvocationMessage): Promise<InvocationResult>;
  /** Answers an invocation in the worker's place; the worker's own late answer is ignored. */
  fail(requestId: string, error: FunctionError): void;
  /** Takes no further invocation and ends when those in flight have been answered. */
  retire(): void;
  terminate(): Promise<void>;
};

/** Starts a worker. When it crashes, every invocation in flight fails with the reason and it is not reused. */
export function startExecutionEnvironment(spec: FunctionSpec, log: FunctionLog): ExecutionEnvironment {
  const { name, arn, folder, handler } = spec;
  const worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
    workerData: { name, arn, folder, handler } satisfies WorkerSpec,
    env: { ...spec.environment },
    execArgv: [],
    // The heap that the function would have; without a bound, each worker's grows into hundreds of megabytes.
    resourceLimits: { maxOldGenerationSizeMb: Number(spec.environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']) },
    stdout: true,
    stderr: true,
    name,
  });
  worker.stdout.on('data', (chunk: Buffer) => log.write(chunk));
  worker.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  const inFlight = new Map<string, (result: InvocationResult) => void>();
  let usable = true;

  const settle = (requestId: string, result: InvocationResult): void => {
    const resolve = inFlight.get(requestId);
    if (resolve === undefined) return;
    inFlight.delete(requestId);
    if (!result.ok) writeError(log, requestId, result.error);
    resolve(result);
    if (!usable && inFlight.size === 0) void worker.terminate();
  };
  const crash = (error: FunctionError): void => {
    usable = false;
    for (const requestId of [...inFlight.keys()]) settle(requestId, { ok: false, error });
  };

  const loaded = new Promise<void>((resolve) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => resolve());
  });
  worker.on('message', (message: InvocationAnswer | LoadedMessage) => {
    if (message !== 'loaded') settle(message.requestId, message.result);
  });
  worker.on('error', (error: Error) => {
    const trace = error.stack?.split('\n') ?? [];
    crash({ errorType: 'Runtime.UnhandledError', errorMessage: error.message, trace });
  });
  worker.on('exit', (code) =>
    crash({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with exit code ${code}` }),
  );

  return {
    get usable() {
      return usable;
    },
    loaded,
    invoke: (message) =>
      new Promise((resolve) => {
        inFlight.set(message.requestId, resolve);
        worker.postMessage(message);
      }),
    fail: (requestId, error) => settle(requestId, { ok: false, error }),
    retire: () => {
      usable = false;
      if (inFlight.size === 0) void worker.terminate();
    },
    terminate: async () => {
      usable = false;
      await worker.terminate();
    },
  };
}
