import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventBridgeClient, PutEventsCommand, PutPartnerEventsCommand } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalStack, startStack } from '../../local/stack.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { eventually } from '../local/fixture-stack.ts';
import { EVENT_SOURCE } from './shopify-bus-app.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'perennial-shopify-bus-'));

let stack: LocalStack;
let bus: EventBridgeClient;
let key: string;

beforeAll(async () => {
  const appModule = fileURLToPath(new URL('./shopify-bus-app.ts', import.meta.url));
  stack = await startStack({ port: 0, dataDir, appModule });
  Object.assign(process.env, stack.environment);
  bus = new EventBridgeClient();
  const credentials = credentialStore(dynamoDbClient(), stack.outputs['CredentialTable'] ?? '');
  ({ secretKey: key } = await credentials.createApiKey('bus', ['orders:read'], 1_800_000_000));
});
afterAll(async () => {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** An event as Shopify puts it on its partner bus; the metadata are the headers of its webhooks. */
const shopifyEvent = (topic: string, payload: unknown) => ({
  Source: EVENT_SOURCE,
  DetailType: 'shopifyWebhook',
  Detail: JSON.stringify({
    metadata: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': 'sample-shop.myshopify.com',
      'X-Shopify-Hmac-SHA256': 'not checked: Shopify alone can put events here',
      'X-Shopify-Webhook-Id': 'b54557e4-8a5f-4b7d-9c3e-000000000001',
      'X-Shopify-API-Version': '2026-01',
    },
    payload,
  }),
});

const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`payloads/shopify/${name}.json`, import.meta.url), 'utf8'));

const tell = (topic: string, payload: unknown) =>
  bus.send(new PutPartnerEventsCommand({ Entries: [shopifyEvent(topic, payload)] }));

/** Undefined while only its refund has come. */
async function orderOf(orderId: string) {
  const response = await fetch(`${stack.url}/v1/orders/${orderId}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const order = (await response.json()) as { readonly status: unknown };
  return order.status === 'recorded' ? order : undefined;
}

test("an order and its refund that Shopify puts on the partner's bus are recorded", async () => {
  const { FailedEntryCount } = await tell('refunds/create', recorded('refunds-create-of-cancellation'));
  expect(FailedEntryCount).toBe(0);
  await tell('orders/paid', recorded('orders-paid-to-be-cancelled'));
  const order = await eventually(() => orderOf('5678901250002'), 'the order is recorded');
  // The refund came first, waited for the order, and was applied with it.
  expect(order).toMatchObject({ kept: 0, lines: [{ quantity: 2, returned: 2 }] });
});

test('a payload that is not understood is set aside', async () => {
  await tell('orders/paid', { id: 1 });
  const queues = new SQSClient();
  const QueueUrl = stack.outputs['DeadLetterQueueUrl'];
  const letter = await eventually(async () => {
    const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
    return Messages?.[0]?.Body;
  }, 'the event is in the dead-letter queue');
  expect(JSON.parse(letter)).toMatchObject({
    requestPayload: { source: EVENT_SOURCE, 'detail-type': 'shopifyWebhook' },
  });
});

test('nobody but the partner puts events on its bus, and none of another source arrive there', async () => {
  const event = shopifyEvent('orders/paid', {});
  const own = await bus.send(new PutEventsCommand({ Entries: [{ ...event, EventBusName: EVENT_SOURCE }] }));
  expect(own.Entries?.[0]?.ErrorCode).toBe('NotAuthorizedForSourceException');
  const other = await bus.send(
    new PutPartnerEventsCommand({ Entries: [{ ...event, Source: 'aws.partner/shopify.com/9/other' }] }),
  );
  expect(other.Entries?.[0]?.ErrorCode).toBe('ResourceNotFoundException');
});
