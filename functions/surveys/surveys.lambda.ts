import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { SurveysEnvironment } from '../../shared/contracts/environments/surveys.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { answerCounts } from '../../shared/storage/answer-counts.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { answerRecorder } from '../../shared/surveys/answer-recorder.ts';
import { answerBySurveyPage } from './answer-by-survey-page.ts';
import { giveSurveyAnswer } from './give-survey-answer.ts';
import { listMemberAnswers } from './list-member-answers.ts';
import { listOpenSurveys } from './list-open-surveys.ts';
import { listSurveyAnswers } from './list-survey-answers.ts';
import { readSurveyPage } from './read-survey-page.ts';
import { readSurveyResults } from './read-survey-results.ts';

const logger = new Logger();
const environment = readEnvironment(SurveysEnvironment);
const client = dynamoDbClient();
const stores = {
  answers: answerStore(client, environment.SURVEYS_TABLE, environment.LEDGER_TABLE),
  counts: answerCounts(client, environment.SURVEYS_TABLE),
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
  budgets: budgetStore(client, environment.BUDGET_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
};
const deps = {
  ...stores,
  record: answerRecorder(stores),
  outbox: outboxStore(client, environment.OUTBOX_TABLE),
  linkSecrets: linkSecrets(client, environment.CREDENTIAL_TABLE),
  logger,
};

export const handler = apiFunction(logger, [
  listMemberAnswers(deps),
  listOpenSurveys(deps),
  giveSurveyAnswer(deps),
  listSurveyAnswers(deps),
  readSurveyResults(deps),
  readSurveyPage(deps),
  answerBySurveyPage(deps),
]);
