import { expect, test } from 'vitest';
import {
  type CostItem,
  costOf,
  storagePerMonth,
  totalOf,
  tracesOf,
} from '../../tools/bench/cost/cost-model.ts';
import { orderWorkload } from '../../tools/bench/cost/order-workload.ts';
import type { PriceList } from '../../tools/bench/cost/price-list.ts';
import { redemptionWorkload } from '../../tools/bench/cost/redemption-workload.ts';
import { referralWorkload } from '../../tools/bench/cost/referral-workload.ts';

/** Round prices, so that the sums can be done in the head. */
const prices: PriceList = {
  name: 'round prices',
  asOf: '2026-01-01',
  dynamoDb: { perMillionWriteUnits: 2, perMillionReadUnits: 1, perGbMonth: 3, backupPerGbMonth: 1 },
  lambda: { perGbSecond: 0.0001, perMillionRequests: 4 },
  httpApi: { perMillionRequests: 10 },
  eventBridge: { perMillionEvents: 7 },
  sqs: { perMillionRequests: 5 },
  logs: { perGbIngested: 6 },
  xRay: { perMillionTraces: 100 },
};

const GB = 1_024 ** 3;
const usdOf = (items: readonly CostItem[], what: string) => items.find((item) => item.what === what)?.usd;

test('each item is its amount times its price', () => {
  const items = costOf(
    {
      orders: 2_000_000,
      steps: [
        {
          what: 'order',
          perOrder: 1,
          units: { read: 1, write: 5 },
          memoryMb: 1_024,
          durationMs: 20,
          isRequest: true,
        },
        {
          what: 'relay',
          perOrder: 0.5,
          units: { read: 0, write: 0 },
          memoryMb: 512,
          durationMs: 40,
          isRequest: false,
        },
      ],
      eventsPerOrder: 1.5,
      logBytesPerInvocation: GB / 1_000_000,
      logBytesPerRequest: GB / 2_000_000,
      overSeconds: 1,
    },
    prices,
  );
  // 10 million units; 2 million units; 40,000 + 20,000 GB-seconds; 3 million invocations; 2 million requests.
  expect(usdOf(items, 'DynamoDB writes')).toBeCloseTo(20, 9);
  expect(usdOf(items, 'DynamoDB reads')).toBeCloseTo(2, 9);
  expect(usdOf(items, 'Lambda duration')).toBeCloseTo(6, 9);
  expect(usdOf(items, 'Lambda requests')).toBeCloseTo(12, 9);
  expect(usdOf(items, 'API Gateway requests')).toBeCloseTo(20, 9);
  // 3 million events; 3 GB for the invocations and 1 GB for the requests.
  expect(usdOf(items, 'EventBridge events')).toBeCloseTo(21, 9);
  expect(usdOf(items, 'CloudWatch Logs')).toBeCloseTo(24, 9);
  // All in one second: one trace, and a twentieth of the other 2,999,999 invocations.
  expect(usdOf(items, 'X-Ray traces')).toBeCloseTo((1 + 0.05 * 2_999_999) / 10_000, 9);
  expect(totalOf(items, ['ledger'])).toBeCloseTo(40, 9);
  expect(totalOf(items, ['ledger', 'gateway', 'events'])).toBeCloseTo(81, 9);
});

test('a quiet shop has nearly every invocation traced, a busy one nearly one in twenty', () => {
  expect(tracesOf(100, 1_000_000) / 100).toBeGreaterThan(0.999);
  expect(tracesOf(1_000_000, 100) / 1_000_000).toBeCloseTo(0.05, 3);
});

test('orders are stored with their backup', () => {
  expect(storagePerMonth(GB, 2, prices)).toBeCloseTo(8, 9);
});

test('an order brings its share of refunds, a relay invocation for each entry, and one look at the key a minute', () => {
  const workload = orderWorkload(
    { order: { read: 1, write: 5 }, refund: { read: 2, write: 7 } },
    { orders: 1_024, accounts: 1_024, relay: 512, access: 256 },
    20,
  );
  const perOrder = Object.fromEntries(workload.steps.map((step) => [step.what, step.perOrder]));
  expect(perOrder['order']).toBe(1);
  expect(perOrder['relay']).toBeCloseTo(1 + (perOrder['refund'] ?? 0), 9);
  expect(perOrder['authorizer']).toBeCloseTo(43_200 / 1_000_000, 9);
  const { durationMs } = workload.steps[0] ?? {};
  // A hundredth of the invocations waits half a second more.
  expect(durationMs).toBeCloseTo(25, 9);
});

test('a redemption pays for each of its requests, and for telling each of its entries', () => {
  const way = {
    what: 'redemption',
    requests: [
      { read: 1, write: 5 },
      { read: 2, write: 5 },
    ],
    entries: 2,
  };
  const workload = redemptionWorkload(way, { rewards: 1_024, relay: 512 }, 20);
  const steps = workload.steps.map(({ isRequest, perOrder, units, memoryMb }) => ({
    isRequest,
    perOrder,
    write: units.write,
    memoryMb,
  }));
  expect(steps).toEqual([
    { isRequest: true, perOrder: 1, write: 5, memoryMb: 1_024 },
    { isRequest: true, perOrder: 1, write: 5, memoryMb: 1_024 },
    { isRequest: false, perOrder: 2, write: 0, memoryMb: 512 },
  ]);
  const items = costOf(workload, prices);
  // 10 million write units, 3 million read units, 2 million requests, 3 million events.
  expect(usdOf(items, 'DynamoDB writes')).toBeCloseTo(20, 9);
  expect(usdOf(items, 'DynamoDB reads')).toBeCloseTo(3, 9);
  expect(usdOf(items, 'API Gateway requests')).toBeCloseTo(20, 9);
  expect(usdOf(items, 'EventBridge events')).toBeCloseTo(21, 9);
});

test('a referral pays for visits, for what is more on other requests, and for each look with its message', () => {
  const way = {
    what: 'referral',
    visits: 3,
    visit: { read: 2, write: 1 },
    besides: { read: 1, write: 5 },
    looks: [
      { read: 20, write: 19 },
      { read: 10, write: 12 },
    ],
    entries: 6,
  };
  const workload = referralWorkload(way, { referrals: 1_024, reconciliation: 1_024, relay: 512 }, 20);
  const items = costOf(workload, prices);
  // 3 visits, 5 besides and 31 of the looks; 6 and 1 and 30 read units.
  expect(usdOf(items, 'DynamoDB writes')).toBeCloseTo(2 * 39, 9);
  expect(usdOf(items, 'DynamoDB reads')).toBeCloseTo(37, 9);
  expect(usdOf(items, 'API Gateway requests')).toBeCloseTo(10 * 3, 9);
  // Six entries and three visits, half as many again because of what also changed.
  expect(usdOf(items, 'EventBridge events')).toBeCloseTo(7 * 13.5, 9);
  expect(usdOf(items, 'SQS requests')).toBeCloseTo(5 * 6, 9);
});
