import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LakeEngine, openEngine } from '../../shared/lake/engine.ts';
import { byDay, byMonth, SAVED_QUERIES } from '../../shared/lake/saved-queries.ts';
import { createTableSql } from '../../shared/lake/table-sql.ts';
import { LAKE_TABLE_NAMES } from '../../shared/lake/tables.ts';

/** The saved queries on an engine that reads the same SQL, over tables as Glue has them: days, and months that are over. */
let engine: LakeEngine;
beforeAll(async () => {
  engine = await openEngine({ threads: 1 });
  for (const name of LAKE_TABLE_NAMES)
    for (const table of [byDay(name), byMonth(name)])
      await engine.run(createTableSql(name).replace(`CREATE TABLE ${name} `, `CREATE TABLE ${table} `));
  for (const { sql } of SAVED_QUERIES.filter(({ name }) => name.startsWith('view-'))) await engine.run(sql);
});
afterAll(() => engine.close());

const sqlOf = (name: string): string => {
  const found = SAVED_QUERIES.find((query) => query.name === name);
  if (found === undefined) throw new Error(`there is no saved query ${name}`);
  return found.sql;
};

/** An order of two rows, worth `net` in `month`, of which half went back. */
const orderRows = (table: string, event: number, month: string, net: number): string => /* sql */ `
  INSERT INTO ${table} (event_id, type, member_id, occurred_at, order_key, currency, net_minor) VALUES
    ('e${event}', 'order.recorded', 'm${event % 2}', TIMESTAMP '${month}-05 10:00:00', 'k${event}', 'USD', ${net}),
    ('e${event}r', 'order.refunded', 'm${event % 2}', TIMESTAMP '${month}-20 10:00:00', 'k${event}', 'USD', ${-net / 2})`;

describe('saved queries', () => {
  test('make views in which each row is once', async () => {
    for (const table of [byDay('orders'), byMonth('orders')])
      await engine.run(orderRows(table, 9, '2025-01', 10));
    expect(await engine.query('SELECT count(*) AS rows FROM orders')).toEqual([{ rows: 2 }]);
    for (const table of [byDay('orders'), byMonth('orders')]) await engine.run(`DELETE FROM ${table}`);
  });

  test('orders by month count a row once that lies in a day and in its month', async () => {
    for (const table of [byDay('orders'), byMonth('orders')])
      await engine.run(orderRows(table, 1, '2026-09', 1_000));
    await engine.run(orderRows(byMonth('orders'), 2, '2026-09', 3_000));
    await engine.run(orderRows(byDay('orders'), 3, '2026-10', 500));
    expect(await engine.query(sqlOf('orders-by-month'))).toEqual([
      {
        month: '2026-09-01',
        currency: 'USD',
        orders: 2,
        customers: 2,
        sold_minor: 4_000,
        went_back_minor: -2_000,
        net_minor: 2_000,
      },
      {
        month: '2026-10-01',
        currency: 'USD',
        orders: 1,
        customers: 1,
        sold_minor: 500,
        went_back_minor: -250,
        net_minor: 250,
      },
    ]);
  });

  test('the roll-forward goes from month to month, and ends with what members hold', async () => {
    const posting = (event: number, at: string, account: string, points: number, place: number) =>
      `('p${event}', 'x', 'm1', TIMESTAMP '${at}', 0, ${place}, '${account}', ${points})`;
    const rows = [
      ...[posting(1, '2026-08-01', 'issued', -100, 0), posting(1, '2026-08-01', 'pending', 100, 1)],
      ...[posting(2, '2026-09-01', 'pending', -100, 0), posting(2, '2026-09-01', 'active', 100, 1)],
      ...[posting(3, '2026-09-09', 'active', -30, 0), posting(3, '2026-09-09', 'redeemed', 30, 1)],
      ...[posting(4, '2026-10-01', 'active', -20, 0), posting(4, '2026-10-01', 'expired', 20, 1)],
      ...[posting(5, '2026-10-02', 'adjusted', -7, 0), posting(5, '2026-10-02', 'active', 7, 1)],
    ];
    const columns = '(event_id, type, member_id, "at", movement, place, account, points)';
    await engine.run(`INSERT INTO ${byDay('postings')} ${columns} VALUES ${rows.join(', ')}`);
    await engine.run(`INSERT INTO ${byMonth('postings')} ${columns} VALUES ${rows.slice(0, 4).join(', ')}`);
    expect(await engine.query(sqlOf('points-roll-forward'))).toEqual([
      { month: '2026-08-01', opening: 0, issued: 100, redeemed: 0, expired: 0, adjusted: 0, closing: 100 },
      { month: '2026-09-01', opening: 100, issued: 0, redeemed: 30, expired: 0, adjusted: 0, closing: 70 },
      { month: '2026-10-01', opening: 70, issued: 0, redeemed: 0, expired: 20, adjusted: 7, closing: 57 },
    ]);
  });

  test('members by tier count everybody once, by the last change', async () => {
    const row = (event: number, member: string, sequence: number, tier: string | null) =>
      `('t${event}', 'tier.changed', '${member}', ${sequence}, ${tier === null ? 'NULL' : `'${tier}'`})`;
    const rows = [
      row(1, 'm1', 1, 'silver'),
      row(2, 'm1', 5, 'gold'),
      row(3, 'm2', 2, 'silver'),
      row(4, 'm3', 3, 'gold'),
    ];
    await engine.run(
      `INSERT INTO ${byDay('tiers')} (event_id, type, member_id, sequence, to_tier) VALUES ${rows.join(', ')}`,
    );
    expect(await engine.query(sqlOf('members-by-tier'))).toEqual([
      { tier: 'gold', members: 2 },
      { tier: 'silver', members: 1 },
    ]);
  });
});
