import type { DatabaseSync } from 'node:sqlite';
import type { StagedLine } from '../source/staged-line.ts';
import type { Tallies } from '../state/tallies.ts';
import type { Drafter } from './draft-request.ts';
import { reasonMissing, type SoldLine, type Take, takeUnits } from './match-units.ts';
import { type Pace, paced } from './paced.ts';
import { type ReturnedGoods, returnedGoods } from './returned-goods.ts';
import { partForCredit, type SoldUnits, soldUnits, takeFrom } from './sold-units.ts';
import { stagedLine } from './staged-rows.ts';

/** One return: the returned rows of one order id on one day. */
interface Return {
  readonly id: string;
  readonly at: number;
  readonly row: number;
  readonly rows: readonly StagedLine[];
}

/**
 * Turns returns, oldest first, into refunds of the orders they most likely undo; one return may become refunds of
 * several orders. What finds no order is reported with its reason and becomes nothing.
 */
export async function planReturns(
  database: DatabaseSync,
  draft: Drafter,
  tallies: Tallies,
  pace: Pace,
): Promise<void> {
  const sold = soldUnits(database);
  for await (const found of paced(returns(database), pace)) {
    tallies.add('returns');
    const goods = found.rows.filter((line) => line.kind === 'goods');
    const takes = returnedGoods(goods, sold.hasOrder).flatMap((item) =>
      matchGoods(sold, item, found, tallies),
    );
    draftUnits(sold, found, takes, draft);
    draftCredit(sold, found, draft, tallies);
    tallies.add('returnRows', { count: found.rows.length });
  }
}

function* returns(database: DatabaseSync): Generator<Return> {
  const groups = database.prepare(
    `SELECT orderId, at / 86400 AS day, min(at) AS at, min(row) AS row,
            row_number() OVER (PARTITION BY orderId ORDER BY min(at)) AS number
     FROM line WHERE isReturn = 1 GROUP BY orderId, day ORDER BY at, row`,
  );
  const rowsOf = database.prepare(
    'SELECT * FROM line WHERE isReturn = 1 AND orderId = ? AND at / 86400 = ? ORDER BY row',
  );
  for (const { orderId, day, at, row, number } of groups.iterate()) {
    const rows = rowsOf.all(String(orderId), Number(day)).map(stagedLine);
    const id = number === 1 ? String(orderId) : `${orderId}~${number}`;
    yield { id, at: Number(at), row: Number(row), rows };
  }
}

function matchGoods(
  sold: SoldUnits,
  goods: ReturnedGoods,
  { id, at }: Return,
  tallies: Tallies,
): readonly Take[] {
  tallies.add('returned', { units: goods.units });
  const isTraceable = goods.order !== null || goods.customer !== null;
  const candidates = isTraceable ? sold.candidates(goods, at) : [];
  const takes = takeUnits(goods.units, candidates, (line, units) => takeFrom(sold, line, units));
  const found = takes.reduce((sum, take) => sum + take.units, 0);
  tallies.add('matched', { units: found });
  if (found < goods.units) reportMissing(sold, goods, candidates, { id, at, found }, tallies);
  return takes;
}

interface Shortfall {
  readonly id: string;
  readonly at: number;
  readonly found: number;
}

function reportMissing(
  sold: SoldUnits,
  goods: ReturnedGoods,
  candidates: readonly SoldLine[],
  { id, at, found }: Shortfall,
  tallies: Tallies,
): void {
  const bought = sold.wasBought(goods, at);
  const reason = reasonMissing({
    isOrderKnown: goods.order === null || sold.hasOrder(goods.order),
    hasCustomer: goods.order !== null || goods.customer !== null,
    wasBought: bought.atAll,
    wasBoughtAtPrice: bought.atPrice,
    isLimitReached: candidates.some((line) => sold.isLimitReached(line)),
  });
  const missing = goods.units - found;
  const whose = goods.order ?? goods.customer ?? 'nobody known';
  const detail = `return ${id}: ${missing} of ${goods.units} × ${goods.sku}, ${whose}`;
  tallies.unmatched(reason, { row: goods.row, field: 'sku', value: goods.sku, detail }, { units: missing });
}

/** One refund for each part of an order; the API takes a line once per refund, so its units are added up. */
function draftUnits(sold: SoldUnits, { id, at, row }: Return, takes: readonly Take[], draft: Drafter): void {
  for (const [partId, ofPart] of Map.groupBy(takes, ({ line }) => line.part)) {
    const units = new Map<number, number>();
    for (const { line, units: taken } of ofPart)
      units.set(line.lineNumber, (units.get(line.lineNumber) ?? 0) + taken);
    const lines = [...units].map(([lineNumber, quantity]) => ({ lineId: String(lineNumber), quantity }));
    const { lane, at: orderedAt } = sold.part(partId);
    const body = { refundId: id, scope: { kind: 'lines', lines } };
    draft({ lane, kind: 'refund', target: partId, id, body, at, sendAt: Math.max(at, orderedAt), row });
    sold.countRefund(partId, 0);
  }
}

/** Money given back without goods: a refund by amount of the most recent earlier order with that much left. */
function draftCredit(sold: SoldUnits, { id, at, row, rows }: Return, draft: Drafter, tallies: Tallies): void {
  const credits = rows.filter((line) => line.kind === 'discount');
  const amount = credits.reduce((sum, line) => sum + line.net, 0);
  const [first] = credits;
  if (first === undefined || amount === 0) return;
  tallies.add('credited', { count: credits.length, amount });
  const owner = { customer: first.customer, order: first.namedOrder };
  const part = partForCredit(sold, sold.partsOf(owner, at), amount);
  if (part === undefined) {
    const detail = `return ${id}: ${amount} minor units, ${first.customer ?? 'nobody known'}`;
    const example = { row: first.row, field: 'sku', value: first.sku, detail };
    tallies.unmatched('CREDIT_UNMATCHED', example, { amount });
    return;
  }
  const refundId = `${id}~credit`;
  const body = { refundId, scope: { kind: 'amount', amount } };
  const sendAt = Math.max(at, part.at);
  draft({ lane: part.lane, kind: 'refund', target: part.part, id: refundId, body, at, sendAt, row });
  sold.countRefund(part.part, amount);
  tallies.add('creditMatched', { count: credits.length, amount });
}
