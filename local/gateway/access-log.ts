import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayRequest } from './gateway-request.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** What happened to a request on its way, as far as it got. */
export type RequestTrace = {
  routeKey?: string;
  integrationLatencyMs?: number;
  /** The authorizer's context, of which formats name single values. */
  authorizer?: Readonly<Record<string, unknown>>;
};

/** Writes one line for a finished request. */
export type AccessLog = {
  write(request: GatewayRequest, response: GatewayResponse, trace: RequestTrace): void;
  close(): Promise<void>;
};

/** Opens the stage's access log: the template's format, in a file of the data folder. */
export function openAccessLog(folder: string, logGroup: string, format: string, apiId: string): AccessLog {
  mkdirSync(folder, { recursive: true });
  const stream = createWriteStream(
    join(folder, `${logGroup.replaceAll(/[^\w.-]+/g, '-').replace(/^-/, '')}.log`),
    {
      flags: 'a',
    },
  );
  return {
    write: (request, response, trace) => {
      const values = contextValues(request, response, trace, apiId);
      stream.write(
        `${format.replaceAll(/\$context\.([\w.]+)/g, (_, name: string) => values[name] ?? '-')}\n`,
      );
    },
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}

/** The `$context` variables that have a value here; the others are logged as `-`, as API Gateway does. */
function contextValues(
  request: GatewayRequest,
  response: GatewayResponse,
  trace: RequestTrace,
  apiId: string,
): Record<string, string> {
  const authorizer = Object.entries(trace.authorizer ?? {}).map(([name, value]) => [
    `authorizer.${name}`,
    String(value),
  ]);
  return {
    ...Object.fromEntries(authorizer),
    ...(trace.routeKey === undefined ? {} : { routeKey: trace.routeKey }),
    ...(trace.integrationLatencyMs === undefined
      ? {}
      : { integrationLatency: String(trace.integrationLatencyMs) }),
    requestId: request.requestId,
    extendedRequestId: request.requestId,
    apiId,
    stage: '$default',
    httpMethod: request.method,
    path: request.path,
    protocol: request.protocol,
    status: String(response.status),
    responseLength: String(Buffer.byteLength(response.body)),
    responseLatency: String(Date.now() - request.receivedAtMs),
    requestTime: new Date(request.receivedAtMs).toISOString(),
    requestTimeEpoch: String(request.receivedAtMs),
    'identity.sourceIp': request.sourceIp,
    'identity.userAgent': request.headers['user-agent'] ?? '-',
  };
}
