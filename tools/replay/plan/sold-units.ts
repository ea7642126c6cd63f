import type { DatabaseSync } from 'node:sqlite';
import { MAX_REFUNDS_PER_ORDER } from '../../../shared/domain/ledger/refund-order.ts';
import type { Ratio } from '../../../shared/domain/ratio.ts';
import { add, ratio } from '../../../shared/domain/ratio.ts';
import { type SoldLine, unitsAllowed, valueOfLines } from './match-units.ts';
import type { ReturnedGoods } from './returned-goods.ts';

/** A part of an order as planned, with what was given back of it so far. */
export interface PlannedPart {
  readonly part: string;
  readonly lane: string;
  readonly at: number;
  readonly refunds: number;
  /** Minor units given back as money. */
  readonly refunded: number;
}

/** The units that were sold and are not back yet, in the state on disk. */
export interface SoldUnits {
  /** Lines the goods may have come from, most recent first; of the order they name, those at the same price first. */
  candidates(goods: ReturnedGoods, at: number): readonly SoldLine[];
  hasOrder(orderId: string): boolean;
  wasBought(goods: ReturnedGoods, at: number): { readonly atAll: boolean; readonly atPrice: boolean };
  isLimitReached(line: SoldLine): boolean;
  part(part: string): PlannedPart;
  /** The most recent earlier parts of a customer, or the parts of the order that is named. */
  partsOf(
    owner: { readonly customer: string | null; readonly order: string | null },
    at: number,
  ): readonly PlannedPart[];
  valueLeft(part: string): Ratio;
  take(line: SoldLine, units: number): void;
  countRefund(part: string, amount: number): void;
}

/** Credits look back over this many orders; a customer's older ones are not what a discount today is about. */
const RECENT_ORDERS = 50;

const OF_CUSTOMER = 'customer = ? AND sku = ? AND at <= ?';
const OF_ORDER = 'orderId = ? AND sku = ?';

export function soldUnits(database: DatabaseSync): SoldUnits {
  database.exec(`
    CREATE INDEX IF NOT EXISTS sold_open ON sold (customer, sku, price, at) WHERE left > 0;
    CREATE INDEX IF NOT EXISTS sold_bought ON sold (customer, sku, at);
    CREATE INDEX IF NOT EXISTS sold_by_order ON sold (orderId, sku);
    CREATE INDEX IF NOT EXISTS sold_by_part ON sold (part);
  `);
  const all = (sql: string) => database.prepare(sql);
  const ofCustomer = all(
    'SELECT * FROM sold WHERE customer = ? AND sku = ? AND price = ? AND at <= ? AND left > 0 ORDER BY at DESC, id DESC',
  );
  const ofOrder = all(
    `SELECT * FROM sold WHERE ${OF_ORDER} AND left > 0 ORDER BY price = ? DESC, at DESC, id DESC`,
  );
  const boughtBy = all(`SELECT count(*) AS lines, sum(price = ?) AS same FROM sold WHERE ${OF_CUSTOMER}`);
  const boughtIn = all(`SELECT count(*) AS lines FROM sold WHERE ${OF_ORDER}`);
  const anyOfOrder = all('SELECT 1 FROM sold WHERE orderId = ? LIMIT 1');
  const onePart = all('SELECT * FROM planned WHERE part = ?');
  const recentParts = all(
    `SELECT * FROM planned WHERE customer = ? AND at <= ? ORDER BY at DESC, row DESC LIMIT ${RECENT_ORDERS}`,
  );
  const partsOfOrder = all(
    'SELECT * FROM planned WHERE part IN (SELECT DISTINCT part FROM sold WHERE orderId = ?) ORDER BY row, part',
  );
  const linesOfPart = all('SELECT net, left, units FROM sold WHERE part = ?');
  const lower = all('UPDATE sold SET left = left - ? WHERE id = ?');
  const count = all('UPDATE planned SET refunds = refunds + 1, refunded = refunded + ? WHERE part = ?');
  const part = (id: string) => onePart.get(id) as unknown as PlannedPart;
  return {
    candidates: ({ order, customer, sku, price }, at) =>
      (order === null
        ? ofCustomer.all(customer, sku, price, at)
        : ofOrder.all(order, sku, price)) as unknown as SoldLine[],
    hasOrder: (orderId) => anyOfOrder.get(orderId) !== undefined,
    wasBought({ order, customer, sku, price }, at) {
      if (order !== null) {
        const atAll = Number(boughtIn.get(order, sku)?.['lines']) > 0;
        return { atAll, atPrice: atAll };
      }
      const found = boughtBy.get(price, customer, sku, at);
      return { atAll: Number(found?.['lines']) > 0, atPrice: Number(found?.['same']) > 0 };
    },
    isLimitReached: (line) => part(line.part).refunds >= MAX_REFUNDS_PER_ORDER,
    part,
    partsOf: ({ customer, order }, at) =>
      (order === null ? recentParts.all(customer, at) : partsOfOrder.all(order)) as unknown as PlannedPart[],
    valueLeft: (id) => valueOfLines(linesOfPart.all(id) as unknown as SoldLine[]),
    take: (line, units) => {
      lower.run(units, line.id);
    },
    countRefund: (id, amount) => {
      count.run(amount, id);
    },
  };
}

/** How many of `units` may be taken of a line, taking them at once. */
export function takeFrom(sold: SoldUnits, line: SoldLine, units: number): number {
  const { refunds, refunded } = sold.part(line.part);
  if (refunds >= MAX_REFUNDS_PER_ORDER) return 0;
  const allowed = refunded === 0 ? units : unitsAllowed(line, units, sold.valueLeft(line.part), refunded);
  if (allowed > 0) sold.take(line, allowed);
  return allowed;
}

/** The first part of which `amount` can still be given back. */
export function partForCredit(
  sold: SoldUnits,
  parts: readonly PlannedPart[],
  amount: number,
): PlannedPart | undefined {
  return parts.find(({ part, refunds, refunded }) => {
    if (refunds >= MAX_REFUNDS_PER_ORDER) return false;
    const left = add(sold.valueLeft(part), ratio(-refunded - amount));
    return left.numerator >= 0n;
  });
}
