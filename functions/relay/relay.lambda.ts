import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { RelayEnvironment } from '../../shared/contracts/environments/relay.ts';
import { eventBridgeClient, sqsClient } from '../../shared/events/clients.ts';
import { deadLetterQueue } from '../../shared/events/dead-letter.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { streamFunction } from '../../shared/lambda/stream-function.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { visitStore } from '../../shared/storage/visit-store.ts';
import { relayRecord } from './relay-record.ts';

const environment = readEnvironment(RelayEnvironment);
const logger = new Logger();
const metrics = new Metrics();

/** Tells the bus what the ledger committed, and which links were opened. */
export const handler = streamFunction(
  logger,
  metrics,
  relayRecord({
    publisher: eventPublisher(eventBridgeClient(), environment.EVENT_BUS),
    visits: visitStore(dynamoDbClient(), environment.REFERRALS_TABLE),
    deadLetters: deadLetterQueue(sqsClient(), environment.DEAD_LETTER_QUEUE_URL),
    logger,
    metrics,
  }),
);
