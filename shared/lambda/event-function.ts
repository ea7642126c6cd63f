import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import type { EpochSeconds } from '../domain/calendar.ts';

export type BusEvent = EventBridgeEvent<string, unknown>;

/** The handler of events from a bus, which is invoked again, and at last sets the event aside, when this throws. */
export function eventFunction(logger: Logger, handle: (detail: unknown, now: EpochSeconds) => Promise<void>) {
  return middy<BusEvent, void>()
    .use(injectLambdaContext(logger))
    .handler((event) => handle(event.detail, Math.floor(Date.now() / 1000)));
}
