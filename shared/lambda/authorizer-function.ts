import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy, { type MiddlewareObj } from '@middy/core';
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import type { Caller } from '../contracts/access.ts';

type Decision = APIGatewaySimpleAuthorizerWithContextResult<Caller | Record<string, never>>;

/** The handler of a Lambda authorizer: it says who calls, or that nobody we know does, and never what they may do. */
export function authorizerFunction(
  logger: Logger,
  identify: (authorization: string | undefined) => Promise<Caller | null>,
) {
  return middy<APIGatewayRequestAuthorizerEventV2, Decision>()
    .use(injectLambdaContext(logger) as MiddlewareObj<APIGatewayRequestAuthorizerEventV2, Decision>)
    .handler(async (event): Promise<Decision> => {
      const caller = await identify(event.headers?.['authorization']);
      return caller === null ? { isAuthorized: false, context: {} } : { isAuthorized: true, context: caller };
    });
}
