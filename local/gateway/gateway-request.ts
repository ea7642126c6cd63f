import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A request as API Gateway sees it, before any route is known. */
export type GatewayRequest = {
  readonly requestId: string;
  readonly method: string;
  /** Percent-decoded: HTTP APIs hand functions the decoded path, `rawPath` included. */
  readonly path: string;
  /** As it came, for whoever stands before the API. */
  readonly encodedPath: string;
  /** As it came, without the question mark. */
  readonly rawQuery: string;
  /** Lower-case names; values of repeated headers joined by commas; cookies apart. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly sourceIp: string;
  readonly protocol: string;
  readonly receivedAtMs: number;
};

/** @returns undefined when the path is not valid percent-encoding, which API Gateway answers with 400 */
export function readGatewayRequest(
  request: IncomingMessage,
  receivedAtMs: number,
): GatewayRequest | undefined {
  const url = request.url ?? '/';
  const question = url.indexOf('?');
  const encodedPath = question < 0 ? url : url.slice(0, question);
  const path = decode(encodedPath);
  if (path === undefined) return undefined;
  const { headers, cookies } = readHeaders(request.rawHeaders);
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  headers['x-forwarded-for'] = sourceIp;
  headers['x-forwarded-port'] = String(request.socket.localPort);
  headers['x-forwarded-proto'] = 'http';
  headers['x-amzn-trace-id'] = traceId(receivedAtMs);
  return {
    requestId: `${randomBytes(11).toString('base64url')}=`,
    method: request.method ?? 'GET',
    path,
    encodedPath,
    rawQuery: question < 0 ? '' : url.slice(question + 1),
    headers,
    cookies,
    sourceIp,
    protocol: `HTTP/${request.httpVersion}`,
    receivedAtMs,
  };
}

function decode(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function readHeaders(raw: readonly string[]): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/;\s*/));
    else headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  return { headers, cookies };
}

function traceId(nowMs: number): string {
  return `Root=1-${Math.floor(nowMs / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
}
