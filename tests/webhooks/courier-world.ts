import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CourierDeps } from '../../functions/courier/deps.ts';
import { fanOut } from '../../functions/courier/fan-out.ts';
import { workLane } from '../../functions/courier/work-lane.ts';
import { changeEndpoint } from '../../functions/webhooks/change-endpoint.ts';
import { createEndpoint } from '../../functions/webhooks/create-endpoint.ts';
import { deleteEndpoint } from '../../functions/webhooks/delete-endpoint.ts';
import type { WebhooksDeps } from '../../functions/webhooks/deps.ts';
import { pingEndpoint } from '../../functions/webhooks/ping-endpoint.ts';
import { listDeliveries, readDelivery } from '../../functions/webhooks/read-deliveries.ts';
import { listEndpoints, readEndpoint } from '../../functions/webhooks/read-endpoints.ts';
import { redeliver } from '../../functions/webhooks/redeliver.ts';
import { rotateSecret } from '../../functions/webhooks/rotate-secret.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { type Operation, routeKeyOf } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { commitGuarded } from '../../shared/storage/webhook-commit.ts';
import { webhookDeliveryStore } from '../../shared/storage/webhook-delivery-store.ts';
import { webhookEndpointStore } from '../../shared/storage/webhook-endpoint-store.ts';
import { webhookLaneStore } from '../../shared/storage/webhook-lane-store.ts';
import { webhookRequestStore } from '../../shared/storage/webhook-request-store.ts';
import { webhookSecretStore } from '../../shared/storage/webhook-secret-store.ts';
import { objectionTo } from '../../shared/webhooks/endpoint-url.ts';
import type { BusEvent } from '../../shared/webhooks/payload.ts';
import { post } from '../../shared/webhooks/post.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { clientOf } from '../storage/local-table.ts';

const TABLE = 'Webhooks';
const HERE = { mayReachThisMachine: true };
/** No request of these tests ends by it: what hangs is released. */
const TIMEOUT_MS = 600_000;

/** Signatures are verified by the clock on the wall, so the clock of the tests begins there. */
export const START = Math.floor(Date.now() / 1000);

/** The courier and its API on an engine of their own, with a clock that the test moves. */
export interface CourierWorld {
  readonly deps: CourierDeps;
  readonly api: WebhooksDeps;
  /** Calls for work, in their order. */
  readonly calls: { endpointId: string; delaySeconds: number }[];
  readonly counted: Map<string, number>;
  clock: number;
  /** Registers an endpoint by the API. */
  register(url: string, body?: object): Promise<{ endpointId: string; secret: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged field by field; the contracts check their shapes.
  call(operationId: string, input?: ApiCall): Promise<{ status: number | undefined; body: any }>;
  /** As the queue of events brings them. */
  tell(...events: readonly BusEvent[]): Promise<void>;
  work(endpointId: string, changes?: Partial<CourierDeps>): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  deliveriesOf(endpointId: string): Promise<any[]>;
  close(): Promise<void>;
}

export async function startCourierWorld(): Promise<CourierWorld> {
  const engine: Engine = await startEngine();
  const client = clientOf(engine.endpoint);
  await createWebhookTable(client);
  const calls: CourierWorld['calls'] = [];
  const counted = new Map<string, number>();
  const log = { info: () => {}, warn: () => {} };
  const stores = {
    endpoints: webhookEndpointStore(client, TABLE),
    secrets: webhookSecretStore(client, TABLE),
    deliveries: webhookDeliveryStore(client, TABLE),
    lanes: webhookLaneStore(client, TABLE),
    queue: {
      async call(endpointId: string, delaySeconds = 0) {
        calls.push({ endpointId, delaySeconds });
      },
    },
    log,
  };
  const api: WebhooksDeps = {
    ...stores,
    noteAudit: notingAudit(TABLE),
    requests: webhookRequestStore(client, TABLE),
    commit: (writes) => commitGuarded(client, writes),
    objectionTo: (url) => objectionTo(url, HERE),
  };
  const deps: CourierDeps = {
    ...stores,
    post: (url, headers, body) => post(url, headers, body, { timeoutMs: TIMEOUT_MS, ...HERE }),
    waitsSeconds: [5, 60, 600],
    pauses: { firstSeconds: 30, longestSeconds: 120 },
    budgetMs: TIMEOUT_MS,
    now: () => world.clock,
    chance: () => 1,
    metrics: { addMetric: (name, _unit, value) => void counted.set(name, (counted.get(name) ?? 0) + value) },
  };
  const routes = routesOf(api);
  let registered = 0;

  const world: CourierWorld = {
    deps,
    api,
    calls,
    counted,
    clock: START,
    async register(url, body = {}) {
      registered += 1;
      const answer = await world.call('createWebhookEndpoint', {
        headers: { 'idempotency-key': `endpoint-${registered}` },
        body: { url, ...body },
      });
      if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async call(operationId, input = {}) {
      const operation = OPERATIONS.find(({ id }) => id === operationId);
      const route = routes.find(({ routeKey }) => operation && routeKey === routeKeyOf(operation));
      if (operation === undefined || route === undefined) throw new Error(`no route for ${operationId}`);
      return answerOf(route, operation, input, world.clock);
    },
    async tell(...events) {
      const { tell, finish } = fanOut(deps);
      await Promise.all(events.map(tell));
      await finish();
    },
    work: (endpointId, changes = {}) => workLane({ ...deps, ...changes })(endpointId),
    async deliveriesOf(endpointId) {
      const { body } = await world.call('listWebhookDeliveries', {
        path: { endpointId },
        query: { limit: '100' },
      });
      return body.deliveries;
    },
    async close() {
      client.destroy();
      await engine.close();
    },
  };
  return world;
}

/** An event as the bus brings it. */
export function event(number: number, type = 'order.recorded'): BusEvent {
  const at = isoTime(START - 1_000 + number);
  return {
    'detail-type': type,
    detail: {
      id: `evt_mbr_0123456789abcdefghij_${number}`,
      version: 1,
      memberId: 'mbr_0123456789abcdefghij',
      sequence: number,
      occurredAt: at,
      recordedAt: at,
      data: { orderId: `order-${number}`, note: 'Zoë' },
    },
  };
}

export const events = (count: number, from = 1): readonly BusEvent[] =>
  Array.from({ length: count }, (_, index) => event(from + index));

export const routesOf = (api: WebhooksDeps): readonly Route[] => [
  createEndpoint(api),
  listEndpoints(api),
  readEndpoint(api),
  changeEndpoint(api),
  deleteEndpoint(api),
  rotateSecret(api),
  pingEndpoint(api),
  listDeliveries(api),
  readDelivery(api),
  redeliver(api),
];

async function answerOf(route: Route, operation: Operation, input: ApiCall, now: number) {
  try {
    const { statusCode, body } = await route.run(apiEvent(operation, input) as unknown as ApiEvent, now);
    return { status: statusCode, body: JSON.parse(body ?? 'null') };
  } catch (error) {
    return { status: undefined, body: { code: (error as { code?: string }).code ?? `${error}` } };
  }
}

async function createWebhookTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'lane', AttributeType: 'S' },
        { AttributeName: 'dueAt', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'lane', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
}
