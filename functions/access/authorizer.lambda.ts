import { Logger } from '@aws-lambda-powertools/logger';
import { AuthorizerEnvironment } from '../../shared/contracts/environments/authorizer.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { authorizerFunction } from '../../shared/lambda/authorizer-function.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { identifyCaller } from './identify-caller.ts';

const environment = readEnvironment(AuthorizerEnvironment);
const credentials = credentialStore(dynamoDbClient(), environment.CREDENTIAL_TABLE);

export const handler = authorizerFunction(new Logger(), (authorization) =>
  identifyCaller(credentials, authorization),
);
