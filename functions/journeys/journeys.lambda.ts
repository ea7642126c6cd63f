import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, ScheduledEvent, SQSEvent } from 'aws-lambda';
import { JourneysEnvironment } from '../../shared/contracts/environments/journeys.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { sqsClient } from '../../shared/events/clients.ts';
import { journeyQueue } from '../../shared/events/journey-queue.ts';
import { journeyKeeper } from '../../shared/journeys/keep-journey.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { batchFunction } from '../../shared/lambda/batch-function.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { scheduledFunction } from '../../shared/lambda/scheduled-function.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { duePlaces } from '../../shared/storage/due-places.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { journeyStore } from '../../shared/storage/journey-store.ts';
import { journeySweep } from '../../shared/storage/journey-sweep.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { outboxHistory } from '../../shared/storage/outbox-history.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { dueDispatcher } from './dispatch-due.ts';
import { listMemberMessages } from './list-member-messages.ts';
import { allMembers } from './look-at-all.ts';
import { readJourney } from './read-journey.ts';
import { takeBatch } from './take-batch.ts';

const logger = new Logger();
const metrics = new Metrics();
const environment = readEnvironment(JourneysEnvironment);
const client = dynamoDbClient();
const deps = {
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  journeys: journeyStore(client, environment.JOURNEYS_TABLE),
  places: duePlaces(client, environment.JOURNEYS_TABLE),
  outbox: outboxStore(client, environment.OUTBOX_TABLE),
  answers: answerStore(client, environment.SURVEYS_TABLE, environment.LEDGER_TABLE),
  history: outboxHistory(client, environment.OUTBOX_TABLE),
  sweep: journeySweep(client, environment.JOURNEYS_TABLE),
  queue: journeyQueue(sqsClient(), environment.JOURNEY_QUEUE_URL),
  logger,
  metrics,
};
const dispatch = dueDispatcher(deps);
const everybody = allMembers(deps);

const api = apiFunction(logger, [readJourney(deps), listMemberMessages(deps)]);
const queue = batchFunction(
  logger,
  metrics,
  takeBatch({ ...deps, keep: journeyKeeper(deps), dispatch, everybody }),
);
const minutely = scheduledFunction(logger, metrics, async (now, hasTime) => {
  await dispatch(now, hasTime);
  await everybody.beginIfChanged(now);
  await everybody.lookForLost(now);
});

/** What happens to members comes by way of a queue, what only time brings by the minute, and who asks by the API. */
export const handler = (event: SQSEvent | ScheduledEvent | ApiEvent, context: Context) => {
  if ('Records' in event) return queue(event, context);
  return 'routeKey' in event ? api(event, context) : minutely(event, context);
};
