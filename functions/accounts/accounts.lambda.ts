import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { AccountsEnvironment } from '../../shared/contracts/environments/accounts.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { adjustPoints } from './adjust-points.ts';
import { assignTier } from './assign-tier.ts';
import { explainEntry } from './explain-entry.ts';
import { proveAccount } from './prove-account.ts';
import { readAccount } from './read-account.ts';
import { readStatement } from './read-statement.ts';
import { readTier } from './read-tier.ts';

const logger = new Logger();
const environment = readEnvironment(AccountsEnvironment);
const client = dynamoDbClient();
const deps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  metrics: new Metrics(),
};

export const handler = apiFunction(logger, [
  readAccount(deps),
  readStatement(deps),
  explainEntry(deps),
  proveAccount(deps),
  adjustPoints(deps),
  readTier(deps),
  assignTier(deps),
]);
