import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import type { StageSettings } from '../stages.ts';

const METHODS: Readonly<Record<string, CorsHttpMethod>> = {
  GET: CorsHttpMethod.GET,
  POST: CorsHttpMethod.POST,
  PUT: CorsHttpMethod.PUT,
  PATCH: CorsHttpMethod.PATCH,
  DELETE: CorsHttpMethod.DELETE,
};

/**
 * What a browser may do: the methods of the operations that take member tokens, since a secret key has no place in a
 * browser. No credentials, so no cookies. Null when the shop's pages do not call the API.
 */
export function corsOf({ allowedOrigins }: StageSettings): CorsPreflightOptions | null {
  if (allowedOrigins.length === 0) return null;
  const methods = new Set(OPERATIONS.filter(({ memberToken }) => memberToken).map(({ method }) => method));
  return {
    allowOrigins: [...allowedOrigins],
    allowMethods: [...methods].flatMap((method) => METHODS[method] ?? []),
    allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposeHeaders: ['etag', 'idempotency-replayed', 'retry-after'],
    maxAge: Duration.hours(1),
  };
}
