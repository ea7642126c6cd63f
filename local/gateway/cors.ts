import type { CorsDefinition } from './api-definition.ts';
import type { GatewayRequest } from './gateway-request.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** The API's CORS configuration at work. */
export type Cors = {
  /** The answer to a preflight request, or undefined when the request is none. */
  preflight(request: GatewayRequest): GatewayResponse | undefined;
  /** The response with the API's CORS headers; those of the function are replaced, as API Gateway does. */
  decorate(request: GatewayRequest, response: GatewayResponse): GatewayResponse;
};

export function createCors(definition: CorsDefinition): Cors {
  function originHeaders(request: GatewayRequest): Record<string, string> | undefined {
    const origin = request.headers['origin'];
    if (origin === undefined || !definition.AllowOrigins.some((allowed) => originMatches(allowed, origin))) {
      return undefined;
    }
    const all = definition.AllowOrigins.includes('*');
    return {
      'access-control-allow-origin': all ? '*' : origin,
      ...(all ? {} : { vary: 'Origin' }),
      ...(definition.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    };
  }

  return {
    preflight: (request) => {
      const asked = request.headers['access-control-request-method'];
      if (request.method !== 'OPTIONS' || asked === undefined) return undefined;
      const headers = originHeaders(request);
      if (headers === undefined) return { status: 204, headers: {}, body: '' };
      return {
        status: 204,
        headers: {
          ...headers,
          'access-control-allow-methods': definition.AllowMethods.join(','),
          'access-control-allow-headers': definition.AllowHeaders.join(','),
          ...(definition.MaxAge === undefined ? {} : { 'access-control-max-age': String(definition.MaxAge) }),
        },
        body: '',
      };
    },
    decorate: (request, response) => {
      const kept = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
      const exposed = definition.ExposeHeaders.join(',');
      const own = originHeaders(request);
      return {
        ...response,
        headers: {
          ...Object.fromEntries(kept),
          ...own,
          ...(own === undefined || exposed === '' ? {} : { 'access-control-expose-headers': exposed }),
        },
      };
    },
  };
}

/** `https://*` and `http://*` allow every origin of that scheme. */
function originMatches(allowed: string, origin: string): boolean {
  return (
    allowed === '*' ||
    allowed === origin ||
    (allowed.endsWith('://*') && origin.startsWith(allowed.slice(0, -1)))
  );
}
