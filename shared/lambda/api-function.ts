import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Fault } from '../storage/fault.ts';
import type { ApiEvent } from './caller.ts';
import { ProblemError } from './problem-error.ts';
import { problemOf, problemResponse } from './problem-response.ts';
import type { Route } from './route.ts';

type ApiMiddleware = MiddlewareObj<ApiEvent, APIGatewayProxyStructuredResultV2>;

/** The handler of a capability: its routes behind the middleware that all of them share. */
export function apiFunction(logger: Logger, routes: readonly Route[]) {
  const byKey = new Map(routes.map((candidate) => [candidate.routeKey, candidate]));
  return middy<ApiEvent, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger) as unknown as ApiMiddleware)
    .use(answeringProblems(logger))
    .handler(async (event) => {
      const found = byKey.get(event.routeKey);
      if (found === undefined) throw new ProblemError('ROUTE_NOT_FOUND', `There is no ${event.routeKey}.`);
      return found.run(event, Math.floor(Date.now() / 1000));
    });
}

/** Whatever was thrown becomes a problem document; what is ours to mend is logged with its cause, never with a body. */
function answeringProblems(logger: Logger): ApiMiddleware {
  return {
    onError: (request) => {
      const { error } = request;
      const problem = problemOf(error, request.event.requestContext.requestId);
      const details = { code: problem.code, routeKey: request.event.routeKey, instance: problem.instance };
      if (error instanceof Fault) logger.warn(error.message, { ...details, error });
      else if (!(error instanceof ProblemError))
        logger.error('a bug answered with 500', { ...details, error: error as Error });
      const retryAfter = error instanceof ProblemError ? error.retryAfterSeconds : null;
      request.response = problemResponse(problem, retryAfter ?? undefined);
    },
  };
}
