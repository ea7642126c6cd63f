import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { StaffEnvironment } from '../../shared/contracts/environments/staff.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { auditStore, notingAudit } from '../../shared/storage/audit-store.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { createKey } from './create-key.ts';
import type { StaffDeps } from './deps.ts';
import { listAuditTrail } from './list-audit-trail.ts';
import { listKeys } from './list-keys.ts';
import { readSession } from './read-session.ts';
import { readSignIn } from './read-sign-in.ts';
import { revokeKey } from './revoke-key.ts';

const environment = readEnvironment(StaffEnvironment);
const client = dynamoDbClient();
const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_SCOPE: scope } = environment;
const deps: StaffDeps = {
  credentials: credentialStore(client, environment.CREDENTIAL_TABLE),
  trail: auditStore(client, { audit: environment.AUDIT_TABLE, program: environment.PROGRAM_TABLE }),
  noteAudit: notingAudit(environment.AUDIT_TABLE),
};

export const handler = apiFunction(new Logger(), [
  readSignIn(issuer === 'none' ? null : { issuer, clientId, scope }),
  readSession(),
  listKeys(deps),
  createKey(deps),
  revokeKey(deps),
  listAuditTrail(deps),
]);
