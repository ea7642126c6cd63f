import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** The work of one batch. */
export interface QueueBatch {
  /** One message; the queue brings back those for which this throws, and those alone. */
  take(record: SQSRecord): Promise<void>;
  /** After all of them, whatever became of each. Must not throw: what was taken is done. */
  finish(): Promise<void>;
}

/** The handler of a queue. Messages fail one by one; each may be handled twice, none is lost before it is handled. */
export function queueFunction(logger: Logger, metrics: Metrics, begin: () => QueueBatch) {
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler(async (event: SQSEvent, context: Context) => {
      const batch = begin();
      const response = await processPartialResponse(
        event,
        (record: SQSRecord) => batch.take(record),
        new BatchProcessor(EventType.SQS),
        { context, throwOnFullBatchFailure: false },
      );
      await batch.finish();
      return response;
    });
}
