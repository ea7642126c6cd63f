import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { publishMetrics } from './publish-metrics.ts';

/**
 * The handler of a table's stream. Records fail one by one: the stream goes on behind the first that failed, so a record
 * may be handled twice, never not at all.
 */
export function streamFunction(
  logger: Logger,
  metrics: Metrics,
  handleRecord: (record: DynamoDBRecord) => Promise<void>,
) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(publishMetrics(metrics))
    .handler((event: DynamoDBStreamEvent, context: Context) =>
      processPartialResponse(event, handleRecord, new BatchProcessor(EventType.DynamoDBStreams), {
        context,
        throwOnFullBatchFailure: false,
      }),
    );
}
