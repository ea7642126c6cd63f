import { expect, test } from 'vitest';
import { exportLines } from '../../tools/replay/synthetic/export-lines.ts';
import { type ExportRow, shopRows } from '../../tools/replay/synthetic/shop.ts';
import { exportFile, peerForTest, replay, temporaryFolder } from './workbench.ts';

const rowsOf = (seed: number, orders = 2_000): readonly ExportRow[] => [...shopRows({ seed, orders })];
const bought = (rows: readonly ExportRow[]) => rows.filter(({ refundOf }) => refundOf === '');
const ordersOf = (rows: readonly ExportRow[]) => new Map(bought(rows).map((row) => [row.orderId, row]));

test('the same seed gives the same text, another one another', () => {
  const text = (seed: number) => [...exportLines({ orders: 300, seed })].join('');
  expect(text(1)).toBe(text(1));
  expect(text(1)).not.toBe(text(2));
  expect(text(1).split('\n')[0]).toBe(
    'order_id,placed_at,customer_id,sku,description,category,quantity,unit_price,discount,coupon,refund_of',
  );
});

test('it has as many orders as asked for, in the order of time', () => {
  const rows = rowsOf(3);
  expect(ordersOf(rows).size).toBe(2_000);
  expect(rows.every((row, index) => index === 0 || row.at >= (rows[index - 1]?.at ?? 0))).toBe(true);
  expect(ordersOf(rowsOf(3, 0)).size).toBe(0);
});

test('customers come back, some are guests, orders have several lines, some a coupon', () => {
  for (const seed of [1, 2, 3]) {
    const rows = rowsOf(seed);
    const orders = [...ordersOf(rows).values()];
    const customers = new Set(orders.flatMap(({ customer }) => customer ?? []));
    const known = orders.filter(({ customer }) => customer !== null).length;
    expect(known / customers.size).toBeGreaterThan(1.5);
    expect(known / customers.size).toBeLessThan(6);
    expect(orders.length - known).toBeGreaterThan(100);
    expect(bought(rows).length / orders.length).toBeGreaterThan(2);
    expect(bought(rows).filter(({ coupon }) => coupon !== '').length).toBeGreaterThan(400);
  }
});

test('every return names an earlier order of the same customer, and never more than was bought of it', () => {
  const rows = rowsOf(4);
  const left = new Map<string, number>();
  const key = (order: string, row: ExportRow) => `${order} ${row.customer} ${row.product.sku}`;
  let returns = 0;
  for (const row of rows) {
    const line = key(row.refundOf || row.orderId, row);
    const units = (left.get(line) ?? 0) + row.quantity;
    expect(units).toBeGreaterThanOrEqual(0);
    left.set(line, units);
    if (row.refundOf !== '') returns += 1;
  }
  expect(returns).toBeGreaterThan(100);
});

test('replayed with its mapping, every row is understood and every return finds its order', async () => {
  const peer = await peerForTest();
  const file = exportFile([...exportLines({ orders: 200, seed: 8 })].join(''));
  const summary = await replay(file, `--mapping perennial --url ${peer.url} --state ${temporaryFolder()}`);
  expect(summary.problems).toEqual([]);
  expect(summary.rows.skipped).toEqual({});
  expect(summary.returns.unmatched).toEqual({});
  expect(summary.returns.matched).toBeGreaterThan(5);
  expect(summary.sent.orders).toMatchObject({ planned: 200, done: 200 });
  expect(summary.sent.refunds.done).toBe(summary.returns.returns);
});
