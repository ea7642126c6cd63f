import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SetAsideOrders, setAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import { type RewardsTable, startRewardsTable, TABLE } from './rewards-table.ts';

let table: RewardsTable;
let orders: SetAsideOrders;

beforeAll(async () => {
  table = await startRewardsTable(0);
  orders = setAsideOrders(table.client, TABLE);
});
afterAll(() => table.close());

const order = (orderId: string, setAsideAt: number) => ({
  orderId,
  code: 'CURRENCY_NOT_IN_PROGRAM',
  detail: 'It is in EUR.',
  setAsideAt,
  order: JSON.stringify({ request: { orderId, setAsideAt } }),
});

test('an order that is set aside waits once, as it was told last, until it is removed', async () => {
  for (const kept of [order('2', 10), order('1', 11), order('2', 12)]) await orders.keep(kept);
  expect(await orders.list()).toEqual([order('1', 11), order('2', 12)]);
  expect(await orders.remove('1')).toBe(true);
  expect(await orders.remove('1')).toBe(false);
  expect(await orders.list()).toEqual([order('2', 12)]);
});

test('more of them than one answer of the table holds are all listed', async () => {
  const large = { ...order('large', 1), order: JSON.stringify('x'.repeat(300_000)) };
  const ids = ['a', 'b', 'c', 'd', 'e'];
  for (const orderId of ids) await orders.keep({ ...large, orderId });
  expect((await orders.list()).map(({ orderId }) => orderId)).toEqual(expect.arrayContaining(ids));
});
