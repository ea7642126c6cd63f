import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { EpochSeconds } from '../domain/calendar.ts';
import { Fault } from '../storage/fault.ts';

/**
 * The handler of a queue. Messages fail one by one: one that failed comes back by itself after a while, and at last is set
 * aside; so each may be handled more than once, and in any order.
 *
 * @param handleMessage is given the body as JSON
 * @param backOff says when a message that failed comes again, where that is not the queue's own time
 */
export function queueFunction(
  logger: Logger,
  metrics: Metrics,
  handleMessage: (body: unknown, now: EpochSeconds) => Promise<void>,
  backOff: (record: SQSRecord) => Promise<void> = async () => {},
) {
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler((event: SQSEvent, context: Context) =>
      processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
        context,
        throwOnFullBatchFailure: false,
      }),
    );

  /** The cause is logged here, because what the processor reports of a failed message is its id alone. */
  async function handleRecord(record: SQSRecord): Promise<void> {
    const { body, messageId } = record;
    try {
      await handleMessage(JSON.parse(body), Math.floor(Date.now() / 1000));
    } catch (error) {
      const level = error instanceof Fault ? 'warn' : 'error';
      logger[level]('a message failed and will come again', { messageId, error: error as Error });
      await backOff(record);
      throw error;
    }
  }
}
