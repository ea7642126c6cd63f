import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { LakeEnvironment } from '../../shared/contracts/environments/lake.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { sqsClient } from '../../shared/events/clients.ts';
import { setAside } from '../../shared/events/set-aside.ts';
import { rawClient, rawStore } from '../../shared/lake/raw-store.ts';
import { batchFunction } from '../../shared/lambda/batch-function.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { lakeSalt } from '../../shared/storage/lake-salt.ts';
import { writeBatch } from './write-batch.ts';

const logger = new Logger();
const metrics = new Metrics();
const environment = readEnvironment(LakeEnvironment);

/** All that the bus tells comes by way of a queue, in batches. */
export const handler = batchFunction(
  logger,
  metrics,
  writeBatch({
    salt: lakeSalt(dynamoDbClient(), environment.CREDENTIAL_TABLE),
    raw: rawStore(rawClient(), environment.LAKE_BUCKET),
    setAside: setAside(sqsClient(), environment.LAKE_DEAD_LETTER_QUEUE_URL),
    logger,
    metrics,
  }),
);
