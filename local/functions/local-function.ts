import { randomUUID } from 'node:crypto';
import { type ExecutionEnvironment, startExecutionEnvironment } from './execution-environment.ts';
import type { FunctionError, FunctionSpec, InvocationResult } from './function-contract.ts';
import { type LogEcho, openFunctionLog } from './function-log.ts';

/** A running function of the stack. */
export type LocalFunction = {
  readonly name: string;
  readonly arn: string;
  /** Invokes the handler with a JSON text and waits for its answer, at most the function's timeout. */
  invoke(payload: string, requestId?: string): Promise<InvocationResult>;
  close(): Promise<void>;
};

/** Lambda's limit for a synchronous request and response. */
const maxPayloadBytes = 6 * 1024 * 1024;

/**
 * Prepares a function. Its worker starts at the first invocation, so that a stack of many functions starts
 * fast; it is replaced after a crash or a timeout.
 */
export function createLocalFunction(spec: FunctionSpec, logFolder: string, echo?: LogEcho): LocalFunction {
  const log = openFunctionLog(logFolder, spec.name, echo);
  const environments = new Set<ExecutionEnvironment>();
  let current: ExecutionEnvironment | undefined;

  const acquire = (): ExecutionEnvironment => {
    if (current?.usable === true) return current;
    if (current !== undefined) environments.delete(current);
    current = startExecutionEnvironment(spec, log);
    environments.add(current);
    return current;
  };

  async function invoke(payload: string, requestId: string = randomUUID()): Promise<InvocationResult> {
    if (exceedsLimit(payload)) return { ok: false, error: tooLarge('Request', payload) };
    const environment = acquire();
    const answer = environment.invoke({ requestId, payload, timeoutMs: spec.timeoutMs });
    // As on Lambda, loading the code is not counted against the timeout.
    await environment.loaded;
    // The code that runs out of time cannot be stopped alone, so its worker goes; the other invocations in it
    // keep their own time limit, as they would in execution environments of their own.
    const timer = setTimeout(() => {
      environment.fail(requestId, timedOut(requestId, spec.timeoutMs));
      environment.retire();
    }, spec.timeoutMs);
    const result = await answer;
    clearTimeout(timer);
    return result.ok && exceedsLimit(result.payload)
      ? { ok: false, error: tooLarge('Response', result.payload) }
      : result;
  }

  return {
    name: spec.name,
    arn: spec.arn,
    invoke,
    close: async () => {
      await Promise.all([...environments].map((environment) => environment.terminate()));
      await log.close();
    },
  };
}

/** A text of n characters has at most 3n bytes, so small payloads are not measured. */
function exceedsLimit(payload: string): boolean {
  return payload.length * 3 > maxPayloadBytes && Buffer.byteLength(payload) > maxPayloadBytes;
}

function tooLarge(what: 'Request' | 'Response', payload: string): FunctionError {
  return {
    errorType: `Function.${what}SizeTooLarge`,
    errorMessage: `${what} payload size (${Buffer.byteLength(payload)} bytes) exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`,
  };
}

function timedOut(requestId: string, timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}
