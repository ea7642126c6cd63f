import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { WebhooksEnvironment } from '../../shared/contracts/environments/webhooks.ts';
import { sqsClient } from '../../shared/events/clients.ts';
import { laneQueue } from '../../shared/events/lane-queue.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { commitGuarded } from '../../shared/storage/webhook-commit.ts';
import { webhookDeliveryStore } from '../../shared/storage/webhook-delivery-store.ts';
import { webhookEndpointStore } from '../../shared/storage/webhook-endpoint-store.ts';
import { webhookLaneStore } from '../../shared/storage/webhook-lane-store.ts';
import { webhookRequestStore } from '../../shared/storage/webhook-request-store.ts';
import { webhookSecretStore } from '../../shared/storage/webhook-secret-store.ts';
import { objectionTo } from '../../shared/webhooks/endpoint-url.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { createEndpoint } from './create-endpoint.ts';
import { deleteEndpoint } from './delete-endpoint.ts';
import type { WebhooksDeps } from './deps.ts';
import { pingEndpoint } from './ping-endpoint.ts';
import { listDeliveries, readDelivery } from './read-deliveries.ts';
import { listEndpoints, readEndpoint } from './read-endpoints.ts';
import { redeliver } from './redeliver.ts';
import { rotateSecret } from './rotate-secret.ts';

const logger = new Logger();
const environment = readEnvironment(WebhooksEnvironment);
const client = dynamoDbClient();
const table = environment.WEBHOOKS_TABLE;
const policy = { mayReachThisMachine: environment.WEBHOOK_TARGETS === 'public_and_this_machine' };
const deps: WebhooksDeps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  endpoints: webhookEndpointStore(client, table),
  secrets: webhookSecretStore(client, table),
  deliveries: webhookDeliveryStore(client, table),
  lanes: webhookLaneStore(client, table),
  requests: webhookRequestStore(client, table),
  commit: (writes) => commitGuarded(client, writes),
  queue: laneQueue(sqsClient(), environment.LANE_QUEUE_URL),
  objectionTo: (url) => objectionTo(url, policy),
  log: logger,
};

export const handler = apiFunction(logger, [
  createEndpoint(deps),
  listEndpoints(deps),
  readEndpoint(deps),
  changeEndpoint(deps),
  deleteEndpoint(deps),
  rotateSecret(deps),
  pingEndpoint(deps),
  listDeliveries(deps),
  readDelivery(deps),
  redeliver(deps),
]);
