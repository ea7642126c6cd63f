import type { DatabaseSync } from 'node:sqlite';
import { ReplayError } from '../replay-error.ts';
import { RowFault } from '../source/skip-reasons.ts';
import type { Tallies } from '../state/tallies.ts';
import { assembleOrder } from './assemble-order.ts';
import type { AssembledOrder, OrderPart } from './assembled-order.ts';
import type { Drafter } from './draft-request.ts';
import { invalidOrder, type OrderTerms, orderBody } from './order-body.ts';
import { type Pace, paced } from './paced.ts';
import { runsOf, stagedLine } from './staged-rows.ts';

/** An order is put together in memory, so one of more rows than any shop has is taken for a wrong column. */
const MAX_ROWS_PER_ORDER = 20_000;

/**
 * Makes every order of the staged rows into requests, and remembers its units so that returns can be matched. Rows of
 * one order may stand anywhere in the file: they are brought together by the index of the state.
 */
export async function planOrders(
  database: DatabaseSync,
  terms: OrderTerms,
  draft: Drafter,
  tallies: Tallies,
  pace: Pace,
): Promise<void> {
  refuseEndlessOrder(database);
  const remember = rememberer(database);
  const rows = database
    .prepare('SELECT * FROM line WHERE isReturn = 0 ORDER BY orderId, at, row')
    .iterate() as Iterable<Record<string, unknown>>;
  for await (const run of paced(
    runsOf(rows, (row) => String(row['orderId'])),
    pace,
  )) {
    const order = assembleOrder(run.map(stagedLine).sort((a, b) => a.row - b.row));
    const bodies = order.parts.map((part) => ({ part, body: orderBody(part, order.customer, terms) }));
    const problem = bodies.map(({ body }) => invalidOrder(body)).find((found) => found !== null) ?? null;
    countSkipped(order, run, problem, tallies);
    if (problem !== null) continue;
    countOrder(order, tallies);
    for (const { part, body } of bodies) {
      remember(order, part);
      const { at, row } = order;
      draft({ lane: laneOf(order), kind: 'order', target: part.id, id: '', body, at, sendAt: at, row });
    }
  }
}

/** @param problem why the API would refuse the order; then none of its rows are sent. */
function countSkipped(
  { orderId, skipped }: AssembledOrder,
  run: readonly Record<string, unknown>[],
  problem: string | null,
  tallies: Tallies,
): void {
  for (const { line, reason } of skipped) tallies.skip(line.row, new RowFault(reason, 'order', orderId));
  if (problem === null) return;
  const known = new Set(skipped.map(({ line }) => line.row));
  const rest = run.map((row) => Number(row['row'])).filter((row) => !known.has(row));
  for (const row of rest) tallies.skip(row, new RowFault('ORDER_INVALID', `order ${orderId}`, problem));
}

/** A customer's requests keep their order; a guest's order has nobody to wait for but its own parts. */
const laneOf = ({ customer, orderId }: AssembledOrder): string =>
  customer === null ? `order ${orderId}` : `customer ${customer}`;

function countOrder({ parts, customer, counts }: AssembledOrder, tallies: Tallies): void {
  tallies.add('goodsRows', { count: counts.goodsRows });
  tallies.add('shippingRows', { count: counts.shippingRows });
  tallies.add('discountRows', { count: counts.discountRows });
  tallies.add('mergedRows', { count: counts.mergedRows });
  if (counts.discountUnused > 0) tallies.add('discountUnused', { amount: counts.discountUnused });
  if (parts.length === 0) return;
  tallies.add('exportOrders');
  if (customer === null) tallies.add('guestOrders');
  if (parts.length > 1) tallies.add('splitOrders', { units: parts.length });
}

function rememberer(database: DatabaseSync) {
  const insertOrder = database.prepare(
    'INSERT INTO planned (part, customer, lane, at, row) VALUES (?, ?, ?, ?, ?)',
  );
  const insertLine = database.prepare(
    `INSERT INTO sold (orderId, part, lineNumber, customer, sku, price, units, left, net, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (order: AssembledOrder, part: OrderPart) => {
    const { orderId, customer, at, row } = order;
    insertOrder.run(part.id, customer, laneOf(order), at, row);
    for (const [index, { sku, price, units, net }] of part.lines.entries())
      insertLine.run(orderId, part.id, index + 1, customer, sku, price, units, units, net, at);
  };
}

function refuseEndlessOrder(database: DatabaseSync): void {
  const longest = database
    .prepare(
      'SELECT orderId, count(*) AS rows FROM line GROUP BY isReturn, orderId ORDER BY rows DESC LIMIT 1',
    )
    .get();
  if (longest === undefined || Number(longest['rows']) <= MAX_ROWS_PER_ORDER) return;
  throw new ReplayError(
    `order ${longest['orderId']} has ${longest['rows']} rows, more than ${MAX_ROWS_PER_ORDER}`,
    'check --order-id: it seems to name a column that does not tell orders apart',
  );
}
