import { MAX_LINES, MAX_MONEY, MAX_QUANTITY } from '../../../shared/contracts/primitives.ts';
import { ratio } from '../../../shared/domain/ratio.ts';
import type { SkipReason } from '../source/skip-reasons.ts';
import type { StagedLine } from '../source/staged-line.ts';
import type { AssembledOrder, AssemblyCounts, GoodsLine, OrderPart } from './assembled-order.ts';
import { spread } from './spread.ts';

/**
 * Makes the rows of one order id into what the API takes: rows of the same goods added up, shipping summed, discounts
 * on the whole order spread over its lines in proportion, and more than `maxLines` lines cut into parts.
 *
 * @param rows of one order id, none of them a return, in the order of the file; at least one.
 */
export function assembleOrder(rows: readonly StagedLine[], maxLines = MAX_LINES): AssembledOrder {
  const [first] = rows;
  if (first === undefined) throw new Error('an order needs at least one row');
  const strangers = rows.filter((line) => line.customer !== first.customer);
  const own = rows.filter((line) => line.customer === first.customer);
  const refusal = refuseOrder(own);
  const skipped = [
    ...strangers.map((line) => ({ line, reason: 'CUSTOMER_DIFFERS' as const })),
    ...(refusal === null ? [] : own.map((line) => ({ line, reason: refusal }))),
  ];
  const identity = {
    orderId: first.orderId,
    customer: first.customer,
    at: Math.min(...own.map((line) => line.at)),
    row: first.row,
  };
  if (refusal !== null) return { ...identity, parts: [], skipped, counts: NOTHING };
  const merged = mergeGoods(own.filter((line) => line.kind === 'goods'));
  const discounted = spreadDiscount(merged, sumOf(own, 'discount'));
  const parts = cut(first.orderId, discounted.lines, sumOf(own, 'shipping'), maxLines);
  return { ...identity, parts, skipped, counts: countsOf(own, merged.length, discounted.unused) };
}

const NOTHING: AssemblyCounts = {
  goodsRows: 0,
  mergedRows: 0,
  shippingRows: 0,
  discountRows: 0,
  discountUnused: 0,
};

function countsOf(own: readonly StagedLine[], lines: number, discountUnused: number): AssemblyCounts {
  const goodsRows = own.filter((line) => line.kind === 'goods').length;
  return {
    goodsRows,
    mergedRows: goodsRows - lines,
    shippingRows: own.filter((line) => line.kind === 'shipping').length,
    discountRows: own.filter((line) => line.kind === 'discount').length,
    discountUnused,
  };
}

/** An order of a known customer is sent even when it is worth nothing; the same of nobody is a stock movement. */
function refuseOrder(rows: readonly StagedLine[]): SkipReason | null {
  const goods = rows.filter((line) => line.kind === 'goods');
  if (goods.length === 0) return 'ORDER_WITHOUT_GOODS';
  const isWorthless = goods.every((line) => line.net === 0);
  return isWorthless && goods[0]?.customer === null ? 'NO_VALUE_NO_CUSTOMER' : null;
}

function sumOf(rows: readonly StagedLine[], kind: StagedLine['kind']): number {
  return rows.reduce((sum, line) => (line.kind === kind ? sum + line.net : sum), 0);
}

/** Rows are the same goods when sku, price, what one unit costs after discounts, coupon and category are equal. */
function mergeGoods(rows: readonly StagedLine[]): readonly GoodsLine[] {
  const merged: GoodsLine[] = [];
  const positions = new Map<string, number>();
  for (const row of rows) {
    const key = goodsKey(row);
    const position = positions.get(key);
    const sum = position === undefined ? null : addRow(merged[position], row);
    if (position !== undefined && sum !== null) {
      merged[position] = sum;
    } else {
      positions.set(key, merged.length);
      merged.push(asGoods(row));
    }
  }
  return merged;
}

function goodsKey({ sku, price, net, units, coupon, category }: StagedLine): string {
  const { numerator, denominator } = ratio(net, units);
  return JSON.stringify([sku, price, `${numerator}/${denominator}`, coupon, category]);
}

function asGoods({ sku, price, unitPrice, units, net, coupon, category }: StagedLine): GoodsLine {
  return { sku, price, unitPrice, units, net, orderDiscount: 0, coupon, category };
}

/** Null when the sum would be more than the API takes in one line. */
function addRow(line: GoodsLine | undefined, row: StagedLine): GoodsLine | null {
  if (line === undefined) return null;
  const units = line.units + row.units;
  if (units > MAX_QUANTITY || units * line.unitPrice > MAX_MONEY) return null;
  return { ...line, units, net: line.net + row.net };
}

function spreadDiscount(lines: readonly GoodsLine[], discount: number) {
  const value = lines.reduce((sum, line) => sum + line.net, 0);
  const used = Math.min(discount, value);
  const shares = spread(
    used,
    lines.map((line) => line.net),
  );
  const discounted = lines.map((line, index) => {
    const orderDiscount = shares[index] ?? 0;
    return { ...line, orderDiscount, net: line.net - orderDiscount };
  });
  return { lines: discounted, unused: discount - used };
}

/** The parts of one order: `536365`, `536365~2`, … Shipping goes with the first. */
function cut(
  orderId: string,
  lines: readonly GoodsLine[],
  shipping: number,
  maxLines: number,
): readonly OrderPart[] {
  const count = Math.ceil(lines.length / maxLines);
  return Array.from({ length: count }, (_, index) => ({
    id: index === 0 ? orderId : `${orderId}~${index + 1}`,
    lines: lines.slice(index * maxLines, (index + 1) * maxLines),
    shipping: index === 0 ? shipping : 0,
  }));
}
