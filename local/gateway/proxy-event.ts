import { accountId } from '../template/local-account.ts';
import type { ApiDefinition } from './api-definition.ts';
import type { GatewayRequest } from './gateway-request.ts';
import type { RouteMatch } from './route-table.ts';

type Match = RouteMatch<{ readonly routeKey: string }>;

/** What integration and authorizer events have in common (payload format 2.0). */
export function createBaseEvent(request: GatewayRequest, match: Match, api: ApiDefinition) {
  const query = readQuery(request.rawQuery);
  const hasParameters = Object.keys(match.pathParameters).length > 0;
  return {
    version: '2.0',
    routeKey: match.route.routeKey,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(request.cookies.length === 0 ? {} : { cookies: request.cookies }),
    headers: request.headers,
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(hasParameters ? { pathParameters: match.pathParameters } : {}),
    ...(api.stageVariables === undefined ? {} : { stageVariables: api.stageVariables }),
    requestContext: {
      accountId,
      apiId: api.apiId,
      domainName: request.headers['host'] ?? '',
      domainPrefix: api.apiId,
      http: {
        method: request.method,
        path: request.path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: request.requestId,
      routeKey: match.route.routeKey,
      stage: '$default',
      time: formatTime(request.receivedAtMs),
      timeEpoch: request.receivedAtMs,
    },
  };
}

export type BaseEvent = ReturnType<typeof createBaseEvent>;

/** The event of the integration, as JSON. `authorizer` is the context that the authorizer gave. */
export function serializeProxyEvent(base: BaseEvent, body: Buffer, authorizer: unknown): string {
  const isText = body.length === 0 || isTextType(base.headers['content-type']);
  return JSON.stringify({
    ...base,
    requestContext:
      authorizer === undefined
        ? base.requestContext
        : { ...base.requestContext, authorizer: { lambda: authorizer } },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText,
  });
}

/** The event of the authorizer, as JSON. */
export function serializeAuthorizerEvent(
  base: BaseEvent,
  identitySource: readonly string[],
  apiId: string,
): string {
  const { method } = base.requestContext.http;
  return JSON.stringify({
    ...base,
    type: 'REQUEST',
    routeArn: `arn:aws:execute-api:us-east-1:${accountId}:${apiId}/$default/${method}${base.rawPath}`,
    identitySource,
  });
}

/** Content types that HTTP APIs pass on as text; a body of any other type, or of none, arrives as base64. */
function isTextType(contentType = ''): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(json|xml|javascript|[\w.-]+\+(json|xml))$/.test(type);
}

/** Values of repeated parameters are joined by commas. */
function readQuery(rawQuery: string): Record<string, string> | undefined {
  if (rawQuery === '') return undefined;
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:21:03:58 +0000` */
function formatTime(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1];
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
