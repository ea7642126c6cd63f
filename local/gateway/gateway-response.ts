import { z } from 'zod';
import type { InvocationResult } from '../functions/function-contract.ts';

/** What goes back over the wire. A header with several values becomes several lines. */
export type GatewayResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
};

/** API Gateway's own answers, texts included. */
export const gatewayResponses = {
  badRequest: message(400, 'Bad Request'),
  unauthorized: message(401, 'Unauthorized'),
  forbidden: message(403, 'Forbidden'),
  notFound: message(404, 'Not Found'),
  tooLarge: message(413, 'Request Entity Too Large'),
  tooManyRequests: message(429, 'Too Many Requests'),
  internalServerError: message(500, 'Internal Server Error'),
  serviceUnavailable: message(503, 'Service Unavailable'),
} as const;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const proxyResponse = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** Framing is the gateway's business, whatever the function says about it. */
const framingHeaders = new Set(['content-length', 'transfer-encoding', 'connection']);

/**
 * Maps a function's answer as payload format 2.0 defines it: an object with a status code is a response, any
 * other valid JSON is the body of a 200. A function error or a malformed response is a 500.
 */
export function toGatewayResponse(result: InvocationResult): GatewayResponse {
  if (!result.ok) return gatewayResponses.internalServerError;
  const answer: unknown = JSON.parse(result.payload);
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: result.payload };
  }
  const parsed = proxyResponse.safeParse(answer);
  if (!parsed.success) return gatewayResponses.internalServerError;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: toHeaders(headers ?? {}, cookies ?? []),
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

function toHeaders(
  given: Readonly<Record<string, string | number | boolean>>,
  cookies: string[],
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = { 'content-type': 'text/plain;charset=UTF-8' };
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase();
    if (!framingHeaders.has(key)) headers[key] = String(value);
  }
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  return headers;
}

function message(status: number, text: string): GatewayResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `{"message":"${text}"}` };
}
