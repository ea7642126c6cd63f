import { DatabaseSync } from 'node:sqlite';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import type { Order } from '../../shared/domain/order.ts';
import { encodeEntry } from '../../shared/storage/entry-codec.ts';
import { orderKey } from '../../shared/storage/keys.ts';
import { ledgerHistory } from '../../tools/simulation/source/ledger-history.ts';
import { scanLedger } from '../../tools/simulation/source/scan-ledger.ts';
import { anAccrual, anOrder, BEGIN } from '../domain/builders.ts';
import { QUIETLY, temporaryFolder } from './workbench.ts';

const TABLE = 'ledger';
const ORDERS = 120;
let engine: Engine;

const newClient = () =>
  new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });

async function createTable(client: DynamoDBClient, name: string) {
  const keys = ['pk', 'sk'] as const;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
      KeySchema: keys.map((key, index) => ({ AttributeName: key, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
    }),
  );
}

beforeAll(async () => {
  engine = await startEngine();
  const client = newClient();
  await createTable(client, TABLE);
  await createTable(client, 'empty');
  for (let number = 0; number < ORDERS; number += 1) {
    const order: Order = anOrder({ orderId: `o${number}`, placedAt: BEGIN + number });
    const { entry } = anAccrual(10, undefined, undefined, order);
    const Item = encodeEntry(orderKey(order.orderId), { entry, requestHash: 'x' });
    await client.send(new PutItemCommand({ TableName: TABLE, Item }));
  }
});
afterAll(() => engine.close());

/** A client that tells of each scan it is about to send, and of each that was answered. */
function watchedClient(onSend: () => void, onAnswer: () => void = () => {}) {
  const client = newClient();
  client.middlewareStack.add(
    (next) => async (input) => {
      onSend();
      const answer = await next(input);
      onAnswer();
      return answer;
    },
    { step: 'finalizeRequest', name: 'watch' },
  );
  return client;
}

const countOf = (database: DatabaseSync, table: string) =>
  Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);

describe('the scan of a ledger', () => {
  test('that was cut off goes on where it was, and finds every entry once', async () => {
    const database = new DatabaseSync(':memory:');
    const controller = new AbortController();
    let answered = 0;
    const cut = watchedClient(
      () => {},
      () => {
        answered += 1;
        if (answered === 3) controller.abort(new Error('cut off'));
      },
    );
    const pace = { ...QUIETLY, signal: controller.signal };
    await expect(scanLedger(database, { client: cut, table: TABLE }, pace)).rejects.toThrow();
    const done = Number(
      database.prepare('SELECT count(*) AS done FROM segment WHERE cursor IS NULL').get()?.['done'],
    );
    expect(done).toBeLessThan(8);
    let asked = 0;
    const whole = watchedClient(() => {
      asked += 1;
    });
    await scanLedger(database, { client: whole, table: TABLE }, QUIETLY);
    expect(asked).toBe(8 - done);
    expect(countOf(database, 'recorded')).toBe(ORDERS);
    await scanLedger(database, { client: whole, table: TABLE }, QUIETLY);
    expect(asked).toBe(8 - done);
  });

  test('asks again when the table throttles', async () => {
    const database = new DatabaseSync(':memory:');
    let asked = 0;
    const throttled = watchedClient(() => {
      asked += 1;
      if (asked === 2)
        throw Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' });
    });
    await scanLedger(database, { client: throttled, table: TABLE }, QUIETLY);
    expect(asked).toBe(9);
    expect(countOf(database, 'recorded')).toBe(ORDERS);
  });

  test('says so when there is no order', async () => {
    const source = { client: newClient(), table: 'empty' };
    await expect(ledgerHistory(temporaryFolder(), source, BEGIN, QUIETLY)).rejects.toThrow(
      /There is no order in empty: .*--history/,
    );
  });
});
