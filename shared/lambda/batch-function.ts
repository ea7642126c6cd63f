import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { EpochSeconds } from '../domain/calendar.ts';
import { publishMetrics } from './publish-metrics.ts';
import type { HasTime } from './scheduled-function.ts';

/** A message as it came. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
  /** When it came into the queue; the same however often it comes out. */
  readonly sentAt: EpochSeconds;
}

/** The longest that one piece of work takes: a writer gives up after 15 seconds, and its last attempt may meet a slow store. */
const RESERVE_MS = 25_000;

/**
 * The handler of a queue whose messages are looked at together, as several may be about the same. Those whose ids come back failed:
 * they come again by themselves after a while, and at last are set aside; so each may be handled more than once, and in any order.
 */
export function batchFunction(
  logger: Logger,
  metrics: Metrics,
  handle: (
    messages: readonly QueueMessage[],
    now: EpochSeconds,
    hasTime: HasTime,
  ) => Promise<ReadonlySet<string>>,
) {
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(publishMetrics(metrics))
    .handler(async ({ Records }: SQSEvent, context: Context) => {
      const failed = await handle(
        Records.map(({ messageId, body, attributes }) => ({
          messageId,
          body,
          sentAt: Math.floor(Number(attributes.SentTimestamp) / 1000),
        })),
        Math.floor(Date.now() / 1000),
        () => context.getRemainingTimeInMillis() > RESERVE_MS,
      );
      return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
    });
}
