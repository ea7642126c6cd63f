import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy, { type MiddlewareObj } from '@middy/core';
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import type { Caller } from '../../shared/contracts/access.ts';
import { AuthorizerEnvironment, readEnvironment } from '../../shared/contracts/environment.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { identifyCaller } from './identify-caller.ts';

const environment = readEnvironment(AuthorizerEnvironment);
const credentials = credentialStore(dynamoDbClient(), environment.CREDENTIAL_TABLE);

type Decision = APIGatewaySimpleAuthorizerWithContextResult<Caller | Record<string, never>>;

/** Says who calls, or that nobody we know does; what they may do is judged by each operation. */
export const handler = middy<APIGatewayRequestAuthorizerEventV2, Decision>()
  .use(injectLambdaContext(new Logger()) as MiddlewareObj<APIGatewayRequestAuthorizerEventV2, Decision>)
  .handler(async (event): Promise<Decision> => {
    const caller = await identifyCaller(credentials, event.headers?.['authorization']);
    return caller === null ? { isAuthorized: false, context: {} } : { isAuthorized: true, context: caller };
  });
