import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { startEngine } from '../../local/engine.ts';
import { naiveTransaction } from '../../tools/bench/earn/naive-transaction.ts';
import type { RecordedTransaction } from '../../tools/bench/earn/recorded-earns.ts';
import { runBlock } from '../../tools/bench/harness/block.ts';
import { unitsOf } from '../../tools/bench/harness/consumed-units.ts';
import { interleave } from '../../tools/bench/harness/interleave.ts';
import { itemBytes } from '../../tools/bench/harness/item-size.ts';
import { drive } from '../../tools/bench/harness/load.ts';
import { resultsTable } from '../../tools/bench/harness/results-table.ts';
import { median, quantile } from '../../tools/bench/harness/statistics.ts';
import { startWireTap } from '../../tools/bench/harness/wire-tap.ts';

const NO_PROGRESS = { begin: () => {}, step: () => {}, end: () => {} };

test('sides take turns there and back, and the first round is dropped', async () => {
  const order: string[] = [];
  const results = await interleave({ rounds: 3, progress: NO_PROGRESS }, ['a', 'b', 'c'], async (side) =>
    order.push(side),
  );
  expect(order.join('')).toBe('abccbaabccbaabccba');
  expect(results).toEqual({ a: [7, 12, 13, 18], b: [8, 11, 14, 17], c: [9, 10, 15, 16] });
});

test('the median and other quantiles, between neighbors in proportion', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48);
  expect(() => median([])).toThrow(/no samples/);
});

test('a load runs every operation once, never more at a time than it has callers', async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  const load = await drive(50, 4, async (index) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(index);
    running -= 1;
  });
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  expect(most).toBe(4);
  expect(load.latenciesMs).toHaveLength(50);
});

test('a block that fails says why', async () => {
  await expect(
    runBlock('data:text/javascript,export async function runBlock() { throw new Error("no engine") }', null),
  ).rejects.toThrow(/no engine/);
});

test('an item has the size that the engine charges for, and the tap hears the charge', async () => {
  const engine = await startEngine();
  const tap = await startWireTap(engine.endpoint);
  const client = new DynamoDBClient({
    endpoint: tap.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'Sizes',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
  const base = { pk: { S: 'größe' }, points: { N: '1234567' }, owed: { N: '-40' }, none: { N: '0' } };
  const itemOf = (bytes: number) => ({
    ...base,
    pad: { S: 'x'.repeat(bytes - itemBytes(base) - 'pad'.length) },
  });
  for (const { bytes, units } of [
    { bytes: 1_024, units: 1 },
    { bytes: 1_025, units: 2 },
    { bytes: 2_048, units: 2 },
  ]) {
    tap.take();
    expect(itemBytes(itemOf(bytes))).toBe(bytes);
    await client.send(new PutItemCommand({ TableName: 'Sizes', Item: itemOf(bytes) }));
    expect(unitsOf(tap.take())).toEqual({ read: 0, write: units });
  }
  client.destroy();
  await tap.close();
  await engine.close();
});

test('a canceled transaction is charged for every item, also for those that it does not bring along', () => {
  const exchange = {
    operation: 'TransactWriteItems',
    request: {
      TransactItems: [
        { Put: { Item: { pk: { S: 'a' }, pad: { S: 'x'.repeat(1_100) } } } },
        { Put: { Item: { pk: { S: 'b' } } } },
        { Update: { Key: { pk: { S: 'c' } } } },
      ],
    },
    answer: { CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] },
  };
  expect(unitsOf([exchange])).toEqual({ read: 0, write: 4 + 2 + 2 });
});

test('the naive transaction is the recorded one in four items, and nothing is added but keys', () => {
  const recorded: RecordedTransaction = [
    {
      Put: {
        TableName: 'Ledger',
        Item: {
          ...{ pk: { S: 'ORDER#o-1' }, sk: { S: 'ORDER' }, memberId: { S: 'mbr_1' }, sequence: { N: '2' } },
          ...{ orderId: { S: 'o-1' }, books: { S: '{}' }, cause: { S: '{"kind":"accrual"}' } },
          requestHash: { S: 'hash' },
        },
      },
    },
    { Put: { TableName: 'Ledger', Item: { pk: { S: 'ACCOUNT#mbr_1' }, sk: { S: 'ACCOUNT' } } } },
  ];
  const naive = naiveTransaction(recorded).map(({ Put: put }) => put?.Item);
  expect(naive.map((item) => item?.['pk']?.S)).toEqual([
    'ACCOUNT#mbr_1',
    'ORDER#o-1',
    'MEMBER#mbr_1',
    'IDEMPOTENCY#o-1',
  ]);
  const contents = naive.flatMap((item) => [
    item?.['cause']?.S,
    item?.['books']?.S,
    item?.['requestHash']?.S,
  ]);
  expect(contents.filter((text) => text !== undefined).sort()).toEqual(['hash', '{"kind":"accrual"}', '{}']);
});

test('a missed bar cannot be overlooked', () => {
  const report = {
    findings: [
      { what: 'earn', measured: '7 units', bar: '≤ 5', isMet: false },
      { what: 'balance', measured: '1 unit', bar: '≤ 1', isMet: true },
      { what: 'refund', measured: '5 units' },
    ],
    notes: ['as the engine reports'],
    figures: {},
  };
  const table = resultsTable({ name: 'units', title: 'Units' }, report);
  expect(table).toContain('| earn | 7 units | ≤ 5 | **missed** |');
  expect(table).toContain('| balance | 1 unit | ≤ 1 | met |');
  expect(table).toContain('| refund | 5 units |  |  |');
  expect(table).toContain('- as the engine reports');
});
