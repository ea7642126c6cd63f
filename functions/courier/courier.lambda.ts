import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, SQSEvent } from 'aws-lambda';
import { CourierEnvironment } from '../../shared/contracts/environments/courier.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { sqsClient } from '../../shared/events/clients.ts';
import { laneQueue } from '../../shared/events/lane-queue.ts';
import { type BusEvent, eventFunction } from '../../shared/lambda/event-function.ts';
import { queueBatchFunction } from '../../shared/lambda/queue-function.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { webhookDeliveryStore } from '../../shared/storage/webhook-delivery-store.ts';
import { webhookEndpointStore } from '../../shared/storage/webhook-endpoint-store.ts';
import { webhookLaneStore } from '../../shared/storage/webhook-lane-store.ts';
import { webhookSecretStore } from '../../shared/storage/webhook-secret-store.ts';
import { post } from '../../shared/webhooks/post.ts';
import type { CourierDeps } from './deps.ts';
import { lookRound } from './look-round.ts';
import { takeMessages } from './take-messages.ts';

/** What the specification asks receivers to be given, at least. */
const TIMEOUT_MS = 15_000;
/** With a last batch that hangs until its limit, work ends well within the function's 29 seconds. */
const BUDGET_MS = 4_000;

const logger = new Logger();
const metrics = new Metrics();
const environment = readEnvironment(CourierEnvironment);
const client = dynamoDbClient();
const table = environment.WEBHOOKS_TABLE;
const mayReachThisMachine = environment.WEBHOOK_TARGETS === 'public_and_this_machine';
const [firstSeconds, longestSeconds] = environment.WEBHOOK_PAUSE_SECONDS;
const deps: CourierDeps = {
  endpoints: webhookEndpointStore(client, table),
  secrets: webhookSecretStore(client, table),
  deliveries: webhookDeliveryStore(client, table),
  lanes: webhookLaneStore(client, table),
  queue: laneQueue(sqsClient(), environment.LANE_QUEUE_URL),
  post: (url, headers, body) => post(url, headers, body, { timeoutMs: TIMEOUT_MS, mayReachThisMachine }),
  waitsSeconds: environment.WEBHOOK_RETRY_SECONDS,
  pauses: { firstSeconds, longestSeconds },
  budgetMs: BUDGET_MS,
  now: () => Math.floor(Date.now() / 1000),
  chance: Math.random,
  log: logger,
  metrics,
};

const queues = queueBatchFunction(logger, metrics, takeMessages(deps));
const minute = eventFunction(logger, lookRound(deps));

/** Events to be told and calls for work come through queues, and once a minute the schedule. */
export const handler = (event: SQSEvent | BusEvent, context: Context) =>
  'Records' in event ? queues(event, context) : minute(event, context);
