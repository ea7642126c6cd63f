import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { faultShare } from '../../tools/fault-proxy/fault-counts.ts';
import type { FaultKind } from '../../tools/fault-proxy/fault-kind.ts';
import { type FaultProxy, startFaultProxy } from '../../tools/fault-proxy/fault-proxy.ts';
import { createFaultSchedule } from '../../tools/fault-proxy/fault-schedule.ts';

const TABLE = 'Things';
let engine: Engine;
let proxy: FaultProxy;
let direct: DynamoDBClient;
const clients: DynamoDBClient[] = [];

const clientOf = (endpoint: string, maxAttempts = 1, requestTimeout = 60_000) => {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
  clients.push(client);
  return client;
};

beforeAll(async () => {
  engine = await startEngine();
  proxy = await startFaultProxy({ target: engine.endpoint, seed: 'test', rates: {}, stallMs: 400 });
  direct = clientOf(engine.endpoint);
  await direct.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
});

afterEach(() => proxy.setRates({}));

afterAll(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  await engine.close();
});

const put = (pk: string) => new PutItemCommand({ TableName: TABLE, Item: { pk: { S: pk } } });
const transaction = (...keys: string[]) =>
  new TransactWriteItemsCommand({
    TransactItems: keys.map((pk) => ({ Put: { TableName: TABLE, Item: { pk: { S: pk } } } })),
  });

async function exists(pk: string): Promise<boolean> {
  const { Item } = await direct.send(
    new GetItemCommand({ TableName: TABLE, Key: { pk: { S: pk } }, ConsistentRead: true }),
  );
  return Item !== undefined;
}

test('without rates, everything passes', async () => {
  await clientOf(proxy.endpoint).send(transaction('plain-1', 'plain-2'));
  expect(await exists('plain-1')).toBe(true);
});

const CUT = expect.stringMatching(/hang up|ECONNRESET/);

test.each<{ kind: FaultKind; error: object; isWritten: boolean }>([
  { kind: 'throttle', error: { name: 'ThrottlingException' }, isWritten: false },
  { kind: 'capacity', error: { name: 'ProvisionedThroughputExceededException' }, isWritten: false },
  { kind: 'conflict', error: { name: 'TransactionConflictException' }, isWritten: false },
  {
    kind: 'server_error',
    error: { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } },
    isWritten: false,
  },
  {
    kind: 'server_error_after',
    error: { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } },
    isWritten: true,
  },
  { kind: 'cut_before', error: { message: CUT }, isWritten: false },
  { kind: 'cut_after', error: { message: CUT }, isWritten: true },
])('$kind is what the SDK takes it for', async ({ kind, error, isWritten }) => {
  proxy.setRates({ PutItem: { [kind]: 1 } });
  await expect(clientOf(proxy.endpoint).send(put(kind))).rejects.toMatchObject(error);
  expect(await exists(kind)).toBe(isWritten);
});

test.each([
  { kind: 'conflict', code: 'TransactionConflict' },
  { kind: 'throttled_transaction', code: 'ThrottlingError' },
] as const)('$kind cancels a transaction with a reason for each item', async ({ kind, code }) => {
  proxy.setRates({ TransactWriteItems: { [kind]: 1 } });
  const failure: unknown = await clientOf(proxy.endpoint)
    .send(transaction(`${kind}-1`, `${kind}-2`))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TransactionCanceledException);
  expect((failure as TransactionCanceledException).CancellationReasons?.map(({ Code }) => Code)).toEqual([
    'None',
    code,
  ]);
  expect(await exists(`${kind}-1`)).toBe(false);
});

test('a delayed answer is the right one', async () => {
  proxy.setRates({ PutItem: { delay: 1 } });
  await clientOf(proxy.endpoint).send(put('delayed'));
  expect(await exists('delayed')).toBe(true);
});

test('a stalled write takes effect after its client gave up', async () => {
  proxy.setRates({ PutItem: { stall: 1 } });
  const hiddenBefore = proxy.counts().hiddenCommits;
  await expect(clientOf(proxy.endpoint, 1, 50).send(put('stalled'))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  await expect.poll(() => exists('stalled'), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => proxy.counts().hiddenCommits, { timeout: 60_000 }).toBe(hiddenBefore + 1);
});

test("the SDK's retries come through where a third of all requests fail", async () => {
  proxy.setRates({ other: { throttle: 0.1, server_error: 0.1, cut_before: 0.1, cut_after: 0.03 } });
  const client = clientOf(proxy.endpoint, 10);
  const keys = Array.from({ length: 40 }, (_, index) => `retried-${index}`);
  await Promise.all(keys.map((key) => client.send(put(key))));
  expect(await Promise.all(keys.map(exists))).not.toContain(false);
});

test('counts every fault by operation, and its share', async () => {
  const counted = await startFaultProxy({
    target: engine.endpoint,
    seed: 'count',
    rates: { PutItem: { cut_after: 1 } },
  });
  const client = clientOf(counted.endpoint);
  await client.send(put('counted')).catch(() => {});
  await client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: { S: 'counted' } } }));
  expect(counted.counts()).toEqual({
    requests: { PutItem: 1, GetItem: 1 },
    faults: [{ operation: 'PutItem', kind: 'cut_after', count: 1 }],
    hiddenCommits: 1,
    engineDown: 0,
  });
  expect(faultShare(counted.counts())).toBe(0.5);
  await counted.close();
});

test('follows an engine that was restarted elsewhere', async () => {
  const gone = await startFaultProxy({ target: 'http://127.0.0.1:1', seed: 'gone', rates: {} });
  const client = clientOf(gone.endpoint);
  await expect(client.send(put('moved'))).rejects.toMatchObject({ message: CUT });
  gone.setTarget(engine.endpoint);
  await client.send(put('moved'));
  expect(gone.counts().engineDown).toBe(1);
  await gone.close();
});

test('the same seed gives the same faults, and the rates are kept', () => {
  const rates = { other: { throttle: 0.15, cut_after: 0.05 } };
  const draw = (seed: string) => {
    const schedule = createFaultSchedule(seed, rates);
    return Array.from({ length: 5_000 }, () => schedule.next('GetItem'));
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
  const share = draw('a').filter((kind) => kind !== null).length / 5_000;
  expect(share).toBeGreaterThan(0.18);
  expect(share).toBeLessThan(0.22);
});

test.each([
  { rates: { PutItem: { throttle: 1.5 } }, message: /PutItem is 1.5; give a share/ },
  { rates: { GetItem: { conflict: 0.1 } }, message: /GetItem cannot meet a conflict/ },
  { rates: { other: { throttle: 0.6, cut_before: 0.6 } }, message: /add up to 1.2/ },
])('refuses impossible rates: $message', ({ rates, message }) => {
  expect(() => createFaultSchedule('seed', rates)).toThrow(message);
});
