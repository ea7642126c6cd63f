import { SCOPES } from '../../../shared/contracts/access.ts';
import { type Operation, routeKeyOf } from '../../../shared/contracts/operation.ts';

/** A call of the API, without the address. */
export interface ApiCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const CALLER = { kind: 'secret_key', keyId: 'bench', scopes: SCOPES.join(' ') };

/** The event that API Gateway hands to a function (payload format 2.0), for a key that may do everything. */
export function apiEvent(operation: Operation, { path = {}, query = {}, headers = {}, body }: ApiCall) {
  const routeKey = routeKeyOf(operation);
  const rawPath = operation.path.replaceAll(/\{(\w+)\}/g, (_part, name: string) => path[name] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { 'content-type': 'application/json', host: 'bench.invalid', ...headers },
    pathParameters: path,
    queryStringParameters: query,
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      authorizer: { lambda: CALLER },
      domainName: 'bench.invalid',
      http: {
        method: operation.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'bench',
      },
      requestId: 'bench',
      routeKey,
      stage: '$default',
      timeEpoch: Date.now(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
