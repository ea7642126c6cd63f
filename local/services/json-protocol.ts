import { ServiceError } from './service-error.ts';
import type { ServiceRequest, ServiceResponse } from './service-exchange.ts';

/** Performs one operation of a service: its name and parsed input → its answer, or a promise of it. */
export type JsonService = (operation: string, input: Record<string, unknown>) => unknown;

/** Serves the AWS JSON protocol: the operation in `x-amz-target`, input and output as JSON. */
export async function serveJson(
  services: ReadonlyMap<string, JsonService>,
  target: string,
  request: ServiceRequest,
): Promise<ServiceResponse> {
  const contentType = request.headers['content-type'] ?? 'application/x-amz-json-1.0';
  try {
    const [prefix = '', operation = ''] = target.split('.');
    const service = services.get(prefix);
    if (service === undefined) {
      throw new ServiceError('UnknownOperationException', `The local runner has no service "${prefix}".`);
    }
    const answer = await service(operation, parseInput(request.body));
    return respond(200, contentType, answer);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return respond(error.httpStatus, contentType, { __type: error.name, message: error.message });
  }
}

function parseInput(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not JSON.');
  }
}

function respond(status: number, contentType: string, answer: unknown): ServiceResponse {
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(JSON.stringify(answer)) };
}
