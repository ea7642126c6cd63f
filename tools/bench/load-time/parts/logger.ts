import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';

/** What shared/lambda/api-function.ts takes of the logger. */
export const logging = injectLambdaContext(new Logger());
