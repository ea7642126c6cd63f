import type { GatewayRequest } from '../gateway/gateway-request.ts';
import { type GatewayResponse, gatewayResponses } from '../gateway/gateway-response.ts';
import type { RequestHandler } from '../gateway/request-handler.ts';
import type { Behavior } from './distribution-definition.ts';
import { answerWithFile } from './file-answer.ts';
import { withPolicy } from './response-policy.ts';

/** The HTTP API behind its distribution: what lies in the bucket is answered by itself, everything else by the API. */
export function withDistribution(api: RequestHandler, behaviors: readonly Behavior[]): RequestHandler {
  return async (request, body) => {
    const behavior = behaviors.find(({ pattern }) => pattern === undefined || pattern(request.encodedPath));
    if (behavior === undefined) return api(request, body);
    const response = behavior.allowedMethods.includes(request.method)
      ? await answer(behavior, request, () => api(request, body))
      : FORBIDDEN;
    return { ...response, headers: withPolicy(response.headers, behavior.headers) };
  };
}

async function answer(
  { edgeFunction, files, compress }: Behavior,
  request: GatewayRequest,
  askApi: () => Promise<GatewayResponse>,
): Promise<GatewayResponse> {
  const { method, encodedPath } = request;
  const decided = edgeFunction?.({ method, uri: encodedPath }) ?? { kind: 'request', uri: encodedPath };
  if (decided.kind === 'response') return { status: decided.status, headers: decided.headers, body: '' };
  return files === undefined ? askApi() : answerWithFile(files, decided.uri, request, compress);
}

/** CloudFront's own word for a method that a behavior does not allow. */
const FORBIDDEN: GatewayResponse = {
  ...gatewayResponses.forbidden,
  body: '{"message":"Method Not Allowed"}',
};
