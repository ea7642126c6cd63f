import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { EpochSeconds } from '../domain/calendar.ts';
import { Fault } from '../storage/fault.ts';
import { publishMetrics } from './publish-metrics.ts';

/** @param body of the message, as JSON. The queue brings back those for which this throws, and those alone. */
export type HandleMessage = (body: unknown, now: EpochSeconds) => Promise<void>;

/** Says to the queue when a message that failed comes again. Must not throw. */
type BackOff = (record: SQSRecord, error: unknown) => Promise<void>;

/** The work of one batch whose messages have something in common. */
export interface QueueBatch {
  readonly take: HandleMessage;
  /** After all of them, whatever became of each. Must not throw: what was taken is done. */
  finish(): Promise<void>;
}

/**
 * The handler of a queue. Messages fail one by one: one that failed comes back by itself after a while, and at last is set
 * aside; so each may be handled more than once, and in any order.
 *
 * @param backOff says when a message that failed comes again, where that is not the queue's own time
 */
export function queueFunction(
  logger: Logger,
  metrics: Metrics,
  handleMessage: HandleMessage,
  backOff: BackOff = async () => {},
) {
  return queueBatchFunction(
    logger,
    metrics,
    () => ({ take: handleMessage, finish: async () => {} }),
    backOff,
  );
}

/**
 * The same for messages that have something in common: what is read for one serves the others, or what they left to do is
 * done once, after all.
 *
 * @param begin is called once a batch
 */
export function queueBatchFunction(
  logger: Logger,
  metrics: Metrics,
  begin: () => QueueBatch,
  backOff: BackOff = async () => {},
) {
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(publishMetrics(metrics))
    .handler(async (event: SQSEvent, context: Context) => {
      const batch = begin();
      const response = await processPartialResponse(
        event,
        (record: SQSRecord) => takeRecord(batch, record),
        new BatchProcessor(EventType.SQS),
        { context, throwOnFullBatchFailure: false },
      );
      await batch.finish();
      return response;
    });

  /** The cause is logged here, because what the processor reports of a failed message is its id alone. */
  async function takeRecord(batch: QueueBatch, record: SQSRecord): Promise<void> {
    const { body, messageId } = record;
    try {
      await batch.take(JSON.parse(body), Math.floor(Date.now() / 1000));
    } catch (error) {
      const level = error instanceof Fault ? 'warn' : 'error';
      logger[level]('a message failed and will come again', { messageId, error: error as Error });
      await backOff(record, error);
      throw error;
    }
  }
}
