import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { AccountsEnvironment, readEnvironment } from '../../shared/contracts/environment.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { adjustPoints } from './adjust-points.ts';
import { assignTier } from './assign-tier.ts';
import { explainEntry } from './explain-entry.ts';
import { proveAccount } from './prove-account.ts';
import { readAccount } from './read-account.ts';
import { readStatement } from './read-statement.ts';
import { readTier } from './read-tier.ts';

const environment = readEnvironment(AccountsEnvironment);
const deps = {
  ledger: ledgerStore(dynamoDbClient(), environment.LEDGER_TABLE),
  programs: programHistory(),
  metrics: new Metrics(),
};

export const handler = apiFunction(new Logger(), [
  readAccount(deps),
  readStatement(deps),
  explainEntry(deps),
  proveAccount(deps),
  adjustPoints(deps),
  readTier(deps),
  assignTier(deps),
]);
