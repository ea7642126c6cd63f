import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { RelayEnvironment, readEnvironment } from '../../shared/contracts/environment.ts';
import { deadLetterQueue } from '../../shared/events/dead-letter.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { relayRecord } from './relay-record.ts';

const environment = readEnvironment(RelayEnvironment);
const logger = new Logger();
const metrics = new Metrics();
const relay = relayRecord({
  publisher: eventPublisher(new EventBridgeClient(), environment.EVENT_BUS),
  deadLetters: deadLetterQueue(new SQSClient(), environment.DEAD_LETTER_QUEUE_URL),
  logger,
  metrics,
});

/**
 * Tells the bus what the ledger committed. Records fail one by one: the stream goes on behind the first that failed, so
 * an event may be told twice, never not at all.
 */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler((event: DynamoDBStreamEvent, context: Context) =>
    processPartialResponse(event, relay, new BatchProcessor(EventType.DynamoDBStreams), {
      context,
      throwOnFullBatchFailure: false,
    }),
  );
