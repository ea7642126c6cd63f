import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/**
 * One line per request. Neither path nor query, address nor browser: a path names orders and members, the query a
 * customer, and an address is personal data. `keyId` is the caller as the authorizer knows it.
 */
export const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    integrationLatencyMs: '$context.integrationLatency',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    keyId: '$context.authorizer.keyId',
  }),
);
