import { Logger } from '@aws-lambda-powertools/logger';
import { ProgramsEnvironment } from '../../shared/contracts/environments/programs.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { draftStore } from '../../shared/storage/draft-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programStore } from '../../shared/storage/program-store.ts';
import { cancelVersion } from './cancel-version.ts';
import { createDraft } from './create-draft.ts';
import { deleteDraft } from './delete-draft.ts';
import { diffDraft } from './diff-draft.ts';
import { listAudit } from './list-audit.ts';
import { listVersions } from './list-versions.ts';
import { publishDraft } from './publish-draft.ts';
import { listDrafts, readDraft } from './read-draft.ts';
import { readProgram } from './read-program.ts';
import { readVersion } from './read-version.ts';
import { rollBack } from './roll-back.ts';
import { saveDraft } from './save-draft.ts';
import { simulateCart } from './simulate-cart.ts';
import { validateProgram } from './validate-program.ts';

const environment = readEnvironment(ProgramsEnvironment);
const client = dynamoDbClient();
const deps = {
  programs: programStore(client, environment.PROGRAM_TABLE),
  drafts: draftStore(client, environment.PROGRAM_TABLE),
  leadSeconds: environment.PROGRAM_LEAD_SECONDS,
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
  budgets: budgetStore(client, environment.BUDGET_TABLE),
};

export const handler = apiFunction(new Logger(), [
  readProgram(deps),
  listVersions(deps),
  readVersion(deps),
  rollBack(deps),
  cancelVersion(deps),
  createDraft(deps),
  listDrafts(deps),
  readDraft(deps),
  saveDraft(deps),
  deleteDraft(deps),
  diffDraft(deps),
  publishDraft(deps),
  validateProgram(),
  simulateCart(deps),
  listAudit(deps),
]);
