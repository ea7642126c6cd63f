import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, SQSEvent } from 'aws-lambda';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { SimulationsEnvironment } from '../../shared/contracts/environments/simulations.ts';
import { sqsClient } from '../../shared/events/clients.ts';
import { messageQueue } from '../../shared/events/message-queue.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { queueFunction } from '../../shared/lambda/queue-function.ts';
import { draftStore } from '../../shared/storage/draft-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { historyReader } from '../../shared/storage/history-reader.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { simulationStore } from '../../shared/storage/simulation-store.ts';
import { listSimulations } from './list-simulations.ts';
import { liveSlice } from './live-slice.ts';
import { noteFailure } from './note-failure.ts';
import { cancelSimulation, readSimulation } from './read-simulation.ts';
import { startSimulation } from './start-simulation.ts';

/** A third of what the function may take: a page of members who ordered much may be long. */
const SLICE_MS = 20_000;

const logger = new Logger();
const environment = readEnvironment(SimulationsEnvironment);
const client = dynamoDbClient();
const deps = {
  simulations: simulationStore(client, environment.PROGRAM_TABLE),
  drafts: draftStore(client, environment.PROGRAM_TABLE),
  programs: publishedPrograms(client, environment.PROGRAM_TABLE),
  history: historyReader(client, environment.LEDGER_TABLE),
  queue: messageQueue(sqsClient(), environment.SIMULATION_QUEUE_URL),
};

const api = apiFunction(logger, [
  startSimulation(deps),
  listSimulations(deps),
  readSimulation(deps),
  cancelSimulation(deps),
]);
const slices = queueFunction(
  logger,
  new Metrics(),
  liveSlice({ ...deps, clockMs: () => performance.now(), sliceMs: SLICE_MS }),
  noteFailure(deps),
);

/** People ask by the API; the work itself comes by way of a queue, slice by slice. */
export const handler = (event: SQSEvent | ApiEvent, context: Context) =>
  'Records' in event ? slices(event, context) : api(event, context);
