import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { StaffEnvironment } from '../../shared/contracts/environments/staff.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { readSession } from './read-session.ts';
import { readSignIn } from './read-sign-in.ts';

const environment = readEnvironment(StaffEnvironment);

const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_SCOPE: scope } = environment;

export const handler = apiFunction(new Logger(), [
  readSignIn(issuer === 'none' ? null : { issuer, clientId, scope }),
  readSession(),
]);
