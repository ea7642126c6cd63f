import { Logger } from '@aws-lambda-powertools/logger';
import { issuerKeys } from '../../shared/access/issuer-keys.ts';
import { AuthorizerEnvironment } from '../../shared/contracts/environments/authorizer.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { authorizerFunction } from '../../shared/lambda/authorizer-function.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { identifyCaller, type SignIn } from './identify-caller.ts';

const environment = readEnvironment(AuthorizerEnvironment);
const credentials = credentialStore(dynamoDbClient(), environment.CREDENTIAL_TABLE);

const issuer = environment.OIDC_ISSUER;
const signIn: SignIn | null =
  issuer === 'none'
    ? null
    : {
        issuer,
        clientId: environment.OIDC_CLIENT_ID,
        rolesClaim: environment.OIDC_ROLES_CLAIM,
        keys: issuerKeys(issuer),
      };

export const handler = authorizerFunction(new Logger(), (authorization) =>
  identifyCaller(credentials, signIn, authorization),
);
