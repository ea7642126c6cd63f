import { Logger } from '@aws-lambda-powertools/logger';
import { ProgramsEnvironment, readEnvironment } from '../../shared/contracts/environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { draftStore } from '../../shared/storage/draft-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
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
import { validateProgram } from './validate-program.ts';

const environment = readEnvironment(ProgramsEnvironment);
const client = dynamoDbClient();
const deps = {
  programs: programStore(client, environment.PROGRAM_TABLE),
  drafts: draftStore(client, environment.PROGRAM_TABLE),
  leadSeconds: environment.PROGRAM_LEAD_SECONDS,
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
  listAudit(deps),
]);
