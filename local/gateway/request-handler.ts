import type { AccessLog, RequestTrace } from './access-log.ts';
import type { ApiDefinition, AuthorizerDefinition, RouteDefinition } from './api-definition.ts';
import { type Authorizer, createAuthorizer } from './authorization.ts';
import { createCors } from './cors.ts';
import type { GatewayRequest } from './gateway-request.ts';
import { type GatewayResponse, gatewayResponses, toGatewayResponse } from './gateway-response.ts';
import { createBaseEvent, serializeProxyEvent } from './proxy-event.ts';
import { createRouteTable, type RouteMatch } from './route-table.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** Answers one request. The body is read while the authorizer runs; undefined means it was too large. */
export type RequestHandler = (
  request: GatewayRequest,
  body: Promise<Buffer | undefined>,
) => Promise<GatewayResponse>;

export type RequestHandlerOptions = {
  /** `off` lets every request pass, for benchmarks of what lies behind the gateway. */
  readonly throttles: 'template' | 'off';
  readonly accessLog?: AccessLog;
};

/** The route as it runs: its definition, its bucket of tokens and its authorizer. */
type LiveRoute = RouteDefinition & {
  readonly mayPass?: Throttle;
  readonly authorize?: Authorizer;
};

/**
 * Serves an HTTP API definition. The order of checks is API Gateway's: preflight, route, throttle, authorizer,
 * size, integration.
 */
export function createRequestHandler(api: ApiDefinition, options: RequestHandlerOptions): RequestHandler {
  const table = createRouteTable(makeLive(api.routes, options.throttles));
  const cors = api.cors === undefined ? undefined : createCors(api.cors);

  async function serve(
    request: GatewayRequest,
    match: RouteMatch<LiveRoute>,
    body: Promise<Buffer | undefined>,
    trace: RequestTrace,
  ): Promise<GatewayResponse> {
    const { route } = match;
    trace.routeKey = route.routeKey;
    if (route.mayPass?.(request.receivedAtMs) === false) return gatewayResponses.tooManyRequests;
    const event = createBaseEvent(request, match, api);
    const authorization = await route.authorize?.(event, api.apiId);
    if (authorization !== undefined && 'refusal' in authorization) return authorization.refusal;
    if (authorization !== undefined) trace.authorizer = authorization.context;
    const bytes = await body;
    if (bytes === undefined) return gatewayResponses.tooLarge;
    const invokedAtMs = Date.now();
    const response = await integrate(route, serializeProxyEvent(event, bytes, authorization?.context));
    trace.integrationLatencyMs = Date.now() - invokedAtMs;
    return response;
  }

  async function answer(
    request: GatewayRequest,
    body: Promise<Buffer | undefined>,
    trace: RequestTrace,
  ): Promise<GatewayResponse> {
    const preflight = cors?.preflight(request);
    if (preflight !== undefined) return preflight;
    const match = table.match(request.method, request.path);
    const response =
      match === undefined ? gatewayResponses.notFound : await serve(request, match, body, trace);
    return cors === undefined ? response : cors.decorate(request, response);
  }

  return async (request, body) => {
    const trace: RequestTrace = {};
    const response = await answer(request, body, trace);
    options.accessLog?.write(request, response, trace);
    return response;
  };
}

/** The same authorizer serves many routes with one cache. */
function makeLive(routes: readonly RouteDefinition[], throttles: 'template' | 'off'): LiveRoute[] {
  const authorizers = new Map<AuthorizerDefinition, Authorizer>();
  return routes.map((route) => {
    const { authorizer, limits } = route;
    const authorize =
      authorizer === undefined ? undefined : (authorizers.get(authorizer) ?? createAuthorizer(authorizer));
    if (authorizer !== undefined && authorize !== undefined) authorizers.set(authorizer, authorize);
    return {
      ...route,
      ...(authorize === undefined ? {} : { authorize }),
      ...(limits === undefined || throttles === 'off' ? {} : { mayPass: createThrottle(limits) }),
    };
  });
}

/** Invokes the function; API Gateway stops waiting at the integration's own limit, whatever the function's. */
async function integrate(route: LiveRoute, payload: string): Promise<GatewayResponse> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<GatewayResponse>((resolve) => {
    timer = setTimeout(() => resolve(gatewayResponses.serviceUnavailable), route.timeoutMs);
  });
  const answer = route.target.invoke(payload).then(toGatewayResponse);
  const response = await Promise.race([answer, limit]);
  clearTimeout(timer);
  return response;
}
