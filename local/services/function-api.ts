import type { AsyncInvoker } from '../functions/async-invoker.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { ServiceRequest, ServiceResponse } from './service-exchange.ts';

/** Path of Lambda's Invoke operation; the function is named by its name or ARN. */
const invokePath = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Serves Lambda's Invoke: synchronous, or as an event that is accepted at once. Undefined for other paths. */
export async function serveInvoke(
  functions: readonly LocalFunction[],
  invoker: AsyncInvoker,
  request: ServiceRequest,
): Promise<ServiceResponse | undefined> {
  const match = invokePath.exec(request.path);
  if (match === null || request.method !== 'POST') return undefined;
  const name = decodeURIComponent(match[1] ?? '');
  const target = functions.find((candidate) => candidate.name === name || candidate.arn === name);
  if (target === undefined) {
    return respond(
      404,
      { Message: `Function not found: ${name}` },
      { 'x-amzn-errortype': 'ResourceNotFoundException' },
    );
  }
  const payload = request.body.length === 0 ? '{}' : request.body.toString();
  if (request.headers['x-amz-invocation-type'] === 'Event') {
    invoker.invoke(target.arn, payload);
    return respond(202, undefined, {});
  }
  const result = await target.invoke(payload);
  return result.ok
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(result.payload) }
    : respond(200, result.error, { 'x-amz-function-error': 'Unhandled' });
}

function respond(status: number, answer: unknown, headers: Record<string, string>): ServiceResponse {
  const body = answer === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer));
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}
