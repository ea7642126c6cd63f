import { type LakeEngine, openEngine } from '../../../shared/lake/engine.ts';
import { createTableSql } from '../../../shared/lake/table-sql.ts';
import { CREATE_SPEND_TABLE_SQL, insertSpendSql } from '../../../shared/metrics/acquisition-spend.ts';
import type { PlainOrder, PlainShop } from './plain-shop.ts';

const TABLES = ['orders', 'members', 'tiers'] as const;
const text = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`);
const moment = (at: number): string =>
  `TIMESTAMP '${new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ')}'`;

/** An engine with the empty tables that metrics of customers read. */
export async function customerLake(): Promise<LakeEngine> {
  const engine = await openEngine({ threads: 1 });
  for (const table of TABLES) await engine.run(createTableSql(table));
  await engine.run(CREATE_SPEND_TABLE_SQL);
  return engine;
}

/** Puts a shop's rows in the place of those that were there. */
export async function fillLake(engine: LakeEngine, shop: PlainShop): Promise<void> {
  for (const table of [...TABLES, 'acquisition_spend']) await engine.run(`DELETE FROM ${table}`);
  const orders = shop.orders.flatMap(orderRows);
  const [members, tiers] = [[] as string[], [] as string[]];
  for (const { customer, enrolledAt, tiers: told } of shop.members) {
    const common = (at: number, index: number, type: string) =>
      `'evt_${customer}_${index}', '${type}', '${customer}', ${index}, 1, ${moment(at)}, ${moment(at)}`;
    members.push(`(${common(enrolledAt, 1, 'member.enrolled')})`);
    for (const [index, { at, tier }] of told.entries())
      tiers.push(`(${common(at, index + 2, 'tier.changed')}, NULL, ${text(tier)})`);
  }
  for (const [table, rows] of Object.entries({ orders, members, tiers }))
    if (rows.length > 0) await engine.run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
  const spend = insertSpendSql(shop.spend);
  if (spend !== null) await engine.run(spend);
}

/** As the lake has them: recorded, refunded, claimed and transferred; the claim tells the value that it moves once more. */
function orderRows(order: PlainOrder): readonly string[] {
  const { id, customer, placedAt, net, currency, channel, country, refunds, claim } = order;
  const row = (type: string, member: string, at: number, rest: string) =>
    `('evt_${id}_${type}_${at}', '${type}', '${member}', 1, 1, ${moment(at)}, ${moment(at)}, '${id}', ${rest})`;
  const owner = (at: number) => (claim !== null && claim.at <= at ? claim.by : customer);
  const recorded = `'${currency}', ${net}, NULL, ${moment(placedAt)}, '${channel}', ${text(country)}, false, NULL, NULL, 0`;
  const rows = [row('order.recorded', customer, placedAt, recorded)];
  for (const { at, amount, kind } of refunds) {
    const taken = kind === 'refused' ? 0 : -amount;
    const rest = `'${currency}', ${taken}, ${kind === 'whole'}, NULL, NULL, NULL, false, NULL, NULL, 0`;
    rows.push(row('order.refunded', owner(at), at, rest));
  }
  if (claim !== null) {
    const { at, by, isTransferTold } = claim;
    const claimed = `'${currency}', ${net}, NULL, ${moment(placedAt)}, NULL, NULL, false, NULL, '${customer}', 0`;
    const transferred = `'${currency}', ${-net}, NULL, ${moment(placedAt)}, NULL, NULL, false, NULL, '${by}', 0`;
    // One of both may come before the other; each alone tells whose the order is.
    if (!isTransferTold || by === customer) rows.push(row('order.claimed', by, at, claimed));
    if (isTransferTold) rows.push(row('order.transferred', customer, at, transferred));
  }
  return rows;
}
