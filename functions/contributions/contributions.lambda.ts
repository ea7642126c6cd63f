import { Logger } from '@aws-lambda-powertools/logger';
import { ContributionsEnvironment } from '../../shared/contracts/environments/contributions.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { approveContribution, rejectContribution, withdrawContribution } from './decide-contribution.ts';
import { listContributions, listMemberContributions } from './list-contributions.ts';
import { submitContribution } from './submit-contribution.ts';

const logger = new Logger();
const environment = readEnvironment(ContributionsEnvironment);
const client = dynamoDbClient();
const deps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
  budgets: budgetStore(client, environment.BUDGET_TABLE),
  contributions: contributionStore(client, environment.CONTRIBUTIONS_TABLE),
  stillMember: (memberId: string) => stillMember(environment.LEDGER_TABLE, memberId),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
};

export const handler = apiFunction(logger, [
  submitContribution(deps),
  listMemberContributions(deps),
  listContributions(deps),
  approveContribution(deps),
  rejectContribution(deps),
  withdrawContribution(deps),
]);
