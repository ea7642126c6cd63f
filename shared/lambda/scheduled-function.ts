import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import type { EpochSeconds } from '../domain/calendar.ts';
import { publishMetrics } from './publish-metrics.ts';

/** Whether there is time for one piece of work more before the function is cut off. */
export type HasTime = () => boolean;

/** The longest that one piece of work takes: a writer gives up after 15 seconds, and its last attempt may meet a slow store. */
const RESERVE_MS = 25_000;

/** The handler of a schedule. What it leaves for want of time, the next one finds. */
export function scheduledFunction(
  logger: Logger,
  metrics: Metrics,
  handle: (now: EpochSeconds, hasTime: HasTime) => Promise<void>,
) {
  return middy<ScheduledEvent, void>()
    .use(injectLambdaContext(logger))
    .use(publishMetrics(metrics))
    .handler((_: ScheduledEvent, context: Context) =>
      handle(Math.floor(Date.now() / 1000), () => context.getRemainingTimeInMillis() > RESERVE_MS),
    );
}
